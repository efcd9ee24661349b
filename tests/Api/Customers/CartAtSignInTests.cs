using Shop.Api.Tests.Sessions;
using Shop.Carts;
using Shop.Customers;

namespace Shop.Api.Tests.Customers;

/// <summary>What a guest had in the cart is the account's, however the guest came to be one.</summary>
public sealed class CartAtSignInTests
{
    [Theory]
    [InlineData("bearer")]
    [InlineData("cookie")]
    public async Task registering_brings_the_cart_along(string transport)
    {
        using var client = await ShopClient.GuestAsync(transport);
        var guest = await ShopperAsync(client);
        await FillCartAsync(guest);

        using var answer = await client.PostAsync("/api/v1/customers", new { email = Accounts.NewEmail(), password = Accounts.Password, name = "Anna" });

        answer.EnsureSuccessStatusCode();
        (await LineAsync(await ShopperAsync(client))).Quantity.ShouldBe(2);
        (await (await ShopperGrainAsync(guest)).NewCart(OperationId.New())).ShouldBeNull();
    }

    [Fact]
    public async Task signing_in_brings_the_cart_along()
    {
        var email = Accounts.NewEmail();
        using var registered = await Accounts.RegisterAsync(email);
        var customer = await ShopperAsync(registered);
        (await (await ShopperGrainAsync(customer)).CurrentCart()).ShouldBeNull();
        using var client = await ShopClient.GuestAsync();
        await FillCartAsync(await ShopperAsync(client));

        await client.BeginAsync(new { email, password = Accounts.Password });

        (await LineAsync(customer)).Quantity.ShouldBe(2);
    }

    private static async Task FillCartAsync(ShopperId shopper)
    {
        var cart = (await (await ShopperGrainAsync(shopper)).NewCart(OperationId.New()))!;
        await (await ShopServer.Shared).Grains.GetGrain<ICartGrain>(cart.Id.Value).Add(
            new AddItem(OperationId.New(), Sku.Parse("HP-100"), 2) { Shopper = shopper });
    }

    private static async Task<CartLine> LineAsync(ShopperId shopper)
    {
        var cart = (await (await ShopperGrainAsync(shopper)).CurrentCart())!.Value;
        return (await (await ShopServer.Shared).Grains.GetGrain<ICartGrain>(cart.Value).Read()).Lines.ShouldHaveSingleItem();
    }

    private static async Task<ShopperId> ShopperAsync(ShopClient client)
    {
        await using var command = (await ShopServer.Shared).Database.CreateCommand(
            "SELECT convert_from(payloadbinary, 'UTF8')::jsonb ->> 'shopper' FROM orleansstorage WHERE grainidextensionstring = $1");
        command.Parameters.AddWithValue(client.SessionId);
        return ShopperId.Parse((string)(await command.ExecuteScalarAsync())!);
    }

    private static async Task<IShopperGrain> ShopperGrainAsync(ShopperId shopper) => (await ShopServer.Shared).Grains.GetGrain<IShopperGrain>(shopper.Value);
}
