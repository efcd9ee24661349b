using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Shop.Bench.Shop;

/// <summary>A guest with a cart and a connection of their own, who asks for one thing after the other.</summary>
internal sealed class OverloadShopper : IDisposable
{
    private readonly KeptConnection _connection;
    private readonly string _cart;
    private readonly string _head;
    private readonly byte[] _browse;
    private readonly byte[] _crawl;

    private OverloadShopper(KeptConnection connection, Uri address, string token, string cart)
    {
        (_connection, _cart) = (connection, cart);
        _head = $"HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {token}\r\n";
        _browse = Encoding.ASCII.GetBytes($"GET /api/v1/products?limit=20 {_head}User-Agent: Mozilla/5.0\r\n\r\n");
        _crawl = Encoding.ASCII.GetBytes($"GET /api/v1/products?limit=20 {_head}User-Agent: Mozilla/5.0 (compatible; Googlebot/2.1)\r\n\r\n");
    }

    /// <summary>The thing that is in every cart.</summary>
    public static Sku Thing { get; } = Sku.Parse("LAMP-0-0");

    public static async Task<OverloadShopper> New(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        var token = (await Created(http, "/api/v1/sessions")).GetProperty("token").GetString()!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var cart = (await Created(http, "/api/v1/carts")).GetProperty("id").GetString()!;
        using var added = await http.PostAsJsonAsync($"/api/v1/carts/{cart}/items", new { sku = Thing.Value, quantity = 1 });
        added.EnsureSuccessStatusCode();
        return new OverloadShopper(await KeptConnection.Open(address), address, token, cart);
    }

    /// <summary>Asks for something; false where the shop said that it is too busy.</summary>
    public Task<bool> Ask(Wish wish, int number) => _connection.IsAnswered(wish switch
    {
        Wish.Checkout => Send("POST", "/api/v1/checkouts", $"Idempotency-Key: {Guid.NewGuid()}\r\n", Order()),
        Wish.Edit => Send("PATCH", $"/api/v1/carts/{_cart}/items/{Thing}", "", $$"""{"quantity":{{1 + (number % 9)}}}"""),
        Wish.Crawl => _crawl,
        _ => _browse,
    });

    public void Dispose() => _connection.Dispose();

    private string Order() => $$$"""
        {
            "cartId":"{{{_cart}}}","email":"ada@example.com","shippingMethod":"standard",
            "shippingAddress":{"name":"Ada","line1":"1 Main Street","city":"Springfield","region":"CA","postalCode":"90001","country":"US"}
        }
        """;

    private byte[] Send(string method, string path, string header, string body) =>
        Encoding.ASCII.GetBytes($"{method} {path} {_head}{header}Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");

    private static async Task<JsonElement> Created(HttpClient http, string path)
    {
        using var answer = await http.PostAsync(path, null);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>What shoppers ask for, those first whom the shop answers first.</summary>
    public enum Wish
    {
        /// <summary>Their cart fixed, priced and held; it supersedes the checkout before it.</summary>
        Checkout,

        /// <summary>Another quantity in their cart.</summary>
        Edit,

        /// <summary>A page of products.</summary>
        Browse,

        /// <summary>The same, for a search engine.</summary>
        Crawl,
    }
}
