using Npgsql;
using Shop.Hosting.Database;
using Shop.Runtime.Storage.Schema;
using Shop.Runtime.Testing.Postgres;
using Shop.Silo.Migrations;

namespace Shop.Silo.Tests.Migrations;

/// <summary>The user of <c>./shop up</c> is named like the schema of the shop's tables.</summary>
public sealed class UserNamedLikeTheSchemaTests
{
    [Fact]
    public async Task its_sessions_find_the_tables_that_were_there_before_the_schema()
    {
        var server = await PostgresServer.Shared;
        var name = await server.CreateDatabaseAsync();
        await using (var owner = NpgsqlDataSource.Create(server.ConnectionStringTo(name)))
        await using (var create = owner.CreateCommand("CREATE ROLE shop LOGIN SUPERUSER"))
        {
            await create.ExecuteNonQueryAsync();
        }

        var settings = DatabaseServices.Settings($"postgres://shop@127.0.0.1:{server.Port}/{name}", "test");
        for (var start = 0; start < 2; start++)
        {
            await using var database = NpgsqlDataSource.Create(settings);

            await new SchemaMigrator(database).MigrateAsync([RuntimeSchema.Migrations, .. ShopSchema.Migrations]);
        }
    }
}
