using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans;
using Orleans.Storage;
using Shop.Carts;

namespace Shop.Silo.Tests.Carts;

public sealed class StoredCartTests
{
    private readonly CartId _id = CartId.New(TimeProvider.System);

    [Fact]
    public async Task a_cart_is_a_row_of_json_and_outlives_its_silo()
    {
        var database = await SiloProcess.CreateDatabaseAsync();
        var add = Add("HP-100", 2);
        await using (var first = await StartAsync(database))
        {
            await Cart(first).Add(add);
            await first.StopAsync();
        }

        await using var second = await StartAsync(database);

        (await StoredText(second)).ShouldStartWith("""{"version":1,"lines":[{"sku":"HP-100","quantity":2}],"recent":""");
        var repeat = await Cart(second).Add(add);
        repeat.IsRepeat.ShouldBeTrue();
        repeat.Cart.Lines.ShouldBe([new CartLine(add.Sku, 2)]);
        await second.StopAsync();
    }

    [Fact]
    public async Task of_two_silos_that_both_own_a_cart_one_is_refused()
    {
        var database = await SiloProcess.CreateDatabaseAsync();
        await using var left = await StartAsync(database, ("Silo:ClusterId", "left"));
        await using var right = await StartAsync(database, ("Silo:ClusterId", "right"));
        (await Cart(left).Read()).Version.ShouldBe(0);
        (await Cart(right).Read()).Version.ShouldBe(0);
        var add = Add("B", 1);

        await Cart(left).Add(Add("A", 1));
        await Should.ThrowAsync<InconsistentStateException>(() => Cart(right).Add(add));

        (await Cart(right).Add(add)).Cart.Lines.Select(line => line.Sku.Value).ShouldBe(["A", "B"]);
        await left.StopAsync();
        await right.StopAsync();
    }

    private static AddItem Add(string sku, int quantity) => new(OperationId.New(), Sku.Parse(sku), quantity);

    private static async Task<WebApplication> StartAsync(string database, params (string Name, string Value)[] settings)
    {
        var silo = SiloProcess.Build(database, settings);
        await silo.StartAsync();
        return silo;
    }

    private ICartGrain Cart(WebApplication silo) => silo.Services.GetRequiredService<IGrainFactory>().GetGrain<ICartGrain>(_id.Value);

    private async Task<string?> StoredText(WebApplication silo)
    {
        await using var command = silo.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("""
            SELECT convert_from(payloadbinary, 'UTF8') FROM orleansstorage
            WHERE graintypestring = 'cart' AND grainidextensionstring = $1
            """);
        command.Parameters.AddWithValue(_id.Value);
        return (string?)await command.ExecuteScalarAsync();
    }
}
