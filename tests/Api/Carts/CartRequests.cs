using System.Text.Json;
using Shop.Api.Tests.Sessions;

namespace Shop.Api.Tests.Carts;

/// <summary>A shopper's calls of carts.</summary>
internal static class CartRequests
{
    /// <summary>Opens a cart, which has to succeed.</summary>
    public static async Task<string> NewCartAsync(this ShopClient shopper)
    {
        using var answer = await shopper.SendAsync(HttpMethod.Post, "/api/v1/carts");
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        return (await answer.JsonAsync()).GetProperty("id").GetString()!;
    }

    /// <summary>Puts a thing in.</summary>
    public static Task<HttpResponseMessage> AddAsync(
        this ShopClient shopper, string cart, string sku, object quantity, params (string Name, string Value)[] headers) =>
        shopper.SendAsync(HttpMethod.Post, $"/api/v1/carts/{cart}/items", new { sku, quantity }, headers);

    /// <summary>The lines of a cart's answer: SKU and quantity.</summary>
    public static string[] Lines(this JsonElement cart) =>
        [.. cart.GetProperty("lines").EnumerateArray().Select(line => $"{line.GetProperty("sku").GetString()} {line.GetProperty("quantity").GetInt32()}")];

    /// <summary>The codes of a cart's problems.</summary>
    public static string[] Problems(this JsonElement cart) =>
        [.. cart.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("code").GetString()!)];

    /// <summary>An amount of money in a cart's answer.</summary>
    public static string Amount(this JsonElement cart, string member) => cart.GetProperty(member).GetProperty("amount").GetString()!;
}
