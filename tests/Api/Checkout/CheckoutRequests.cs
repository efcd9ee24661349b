using System.Text.Json;
using Shop.Api.Tests.Carts;
using Shop.Api.Tests.Catalog;
using Shop.Api.Tests.Sessions;

namespace Shop.Api.Tests.Checkout;

/// <summary>A shopper's calls of checkouts.</summary>
internal static class CheckoutRequests
{
    public const string Path = "/api/v1/checkouts";

    /// <summary>A guest with one product in the cart, of which so many are there.</summary>
    public static async Task<(ShopClient Guest, string Cart, string Sku)> ReadyGuestAsync(int pieces = 10, int quantity = 1, string price = "19.99")
    {
        var sku = CartItemTests.SkuOf(await CartItemTests.StockedAsync(pieces, price));
        var (guest, cart) = await GuestOfAsync(sku, quantity);
        return (guest, cart, sku);
    }

    /// <summary>A guest with a thing in the cart.</summary>
    public static async Task<(ShopClient Guest, string Cart)> GuestOfAsync(string sku, int quantity = 1)
    {
        var guest = await ShopClient.GuestAsync();
        var cart = await guest.NewCartAsync();
        using var added = await guest.AddAsync(cart, sku, quantity);
        ((int)added.StatusCode).ShouldBe(200, await added.Content.ReadAsStringAsync());
        return (guest, cart);
    }

    /// <summary>What a checkout is asked for with.</summary>
    public static object Body(string cart, object? payment = null, JsonElement? expectedTotal = null, string email = "ada@example.com", string shippingMethod = "standard") =>
        new { cartId = cart, email, shippingAddress = Address, shippingMethod, payment, expectedTotal };

    public static object Address { get; } =
        new { name = "Ada Lovelace", line1 = "1 Main Street", city = "Springfield", region = "CA", postalCode = "90001", country = "US" };

    public static object Payment(string card = Cards.Approved, string? returnUrl = null) => new { provider = "test", card, expiry = "12/40", cvc = "123", returnUrl };

    public static (string, string) Key(string? key = null) => ("Idempotency-Key", key ?? Guid.NewGuid().ToString());

    /// <summary>Begins a checkout.</summary>
    public static Task<HttpResponseMessage> CheckOutAsync(this ShopClient shopper, object body, string? key = null) =>
        shopper.SendAsync(HttpMethod.Post, Path, body, Key(key));

    /// <summary>Begins a checkout without a payment, which has to succeed.</summary>
    public static async Task<JsonElement> OpenCheckoutAsync(this ShopClient shopper, string cart)
    {
        using var answer = await shopper.CheckOutAsync(Body(cart));
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    /// <summary>Pays an open checkout.</summary>
    public static Task<HttpResponseMessage> PayAsync(this ShopClient shopper, JsonElement checkout, string card = Cards.Approved, string? key = null) =>
        shopper.SendAsync(HttpMethod.Post, $"{Path}/{checkout.Text("id")}/payment", new { payment = Payment(card), expectedTotal = checkout.GetProperty("total") }, Key(key));

    /// <summary>A checkout as it is.</summary>
    public static async Task<JsonElement> ReadCheckoutAsync(this ShopClient shopper, string id)
    {
        using var answer = await shopper.GetAsync($"{Path}/{id}");
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    public static string Text(this JsonElement answer, string member) => answer.GetProperty(member).GetString()!;
}
