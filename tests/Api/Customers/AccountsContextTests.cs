using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Shop.Api.Customers;

namespace Shop.Api.Tests.Customers;

/// <summary>The tables are made by hand, so what Identity believes of them is compared with what they are.</summary>
public sealed class AccountsContextTests
{
    [Fact]
    public async Task every_column_that_Identity_uses_is_there_as_it_expects()
    {
        var shop = await ShopServer.Shared;
        using var scope = shop.Api.Services.CreateScope();
        var model = scope.ServiceProvider.GetRequiredService<AccountsContext>().Model;
        var actual = await ColumnsAsync(shop);

        foreach (var entity in model.GetEntityTypes())
        {
            var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
            foreach (var property in entity.GetProperties())
            {
                var name = $"{table.Schema}.{table.Name}.{property.GetColumnName(table)}";
                actual.ShouldContainKey(name);
                actual[name].Type.ShouldBe(Plain(property.GetColumnType(table)), name);
                // What the program takes for never empty, isn't; a column may be stricter than the program.
                (property.IsColumnNullable(table) || !actual[name].IsNullable).ShouldBeTrue(name);
            }
        }
    }

    [Fact]
    public async Task whatever_Identity_does_not_write_is_filled_by_the_table()
    {
        var shop = await ShopServer.Shared;
        using var scope = shop.Api.Services.CreateScope();
        var entities = scope.ServiceProvider.GetRequiredService<AccountsContext>().Model.GetEntityTypes().ToArray();
        var written = entities.SelectMany(entity =>
        {
            var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
            return entity.GetProperties().Select(property => $"{table.Schema}.{table.Name}.{property.GetColumnName(table)}");
        }).ToHashSet();
        var tables = entities.Select(entity => $"{entity.GetSchema()}.{entity.GetTableName()}.").ToArray();

        var left = (await ColumnsAsync(shop)).Where(column => tables.Any(table => column.Key.StartsWith(table, StringComparison.Ordinal))
            && !written.Contains(column.Key) && !column.Value.IsNullable && !column.Value.HasDefault);

        left.ShouldBeEmpty();
    }

    private static string Plain(string type) => type == "timestamp with time zone" ? "timestamptz" : type;

    private static async Task<Dictionary<string, (string Type, bool IsNullable, bool HasDefault)>> ColumnsAsync(ShopServer shop)
    {
        await using var command = shop.Database.CreateCommand("""
            SELECT table_schema || '.' || table_name || '.' || column_name,
                   CASE data_type WHEN 'timestamp with time zone' THEN 'timestamptz' WHEN 'ARRAY' THEN ltrim(udt_name, '_') || '[]' ELSE data_type END, is_nullable = 'YES', column_default IS NOT NULL OR is_identity = 'YES'
            FROM information_schema.columns WHERE table_schema = 'shop'
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new Dictionary<string, (string, bool, bool)>();
        while (await reader.ReadAsync())
        {
            columns.Add(reader.GetString(0), (reader.GetString(1), reader.GetBoolean(2), reader.GetBoolean(3)));
        }

        return columns;
    }
}
