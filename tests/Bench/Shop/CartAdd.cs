using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Shop.Bench.Measuring;

namespace Shop.Bench.Shop;

/// <summary>
/// A thing put into a cart over HTTP, durable when it is answered: session checked, price looked up, repeat recognised, the whole
/// cart answered. Beside it a minimal endpoint that does the add as one upsert in SQL.
/// </summary>
internal sealed class CartAdd : IBenchCase
{
    private const int Callers = 100;

    // So many lines that none reaches 999 pieces while it is measured.
    private const int Lines = 8;

    public string Name => "cart-add";

    public async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        await using var shop = await ShopUnderTest.Start();
        await BenchProducts.LoadWithSkus(shop, Lines, allowBackorder: true); // so that nothing is wrong with the cart, as with most
        await using var plain = await PlainCarts.Start(shop.Database);
        var ours = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Shopper(shop.Address)));
        var reference = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Plain(plain.Address, caller)));
        Task<Figures> Ours(TimeSpan round) => ClosedLoop.Run(Callers, round, shop.Database.Cpu, (caller, i) => ours[caller].Call(i));
        Task<Figures> Beside(TimeSpan round) => ClosedLoop.Run(Callers, round, shop.Database.Cpu, (caller, i) => reference[caller].Call(i));

        await WarmUp.Run(Ours, Beside);
        var (figures, beside) = await Alternating.Run(options, Ours, Beside);
        return [Result.Of(Name, "adds", figures, "INSERT … ON CONFLICT DO UPDATE from a minimal endpoint, 50 connections", beside)];
    }

    // A guest with a cart, on a connection of their own.
    private static async Task<Caller> Shopper(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        var session = await Created(http, "/api/v1/sessions");
        var token = session.GetProperty("token").GetString()!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var cart = (await Created(http, "/api/v1/carts")).GetProperty("id").GetString();
        return new Caller(await KeptConnection.Open(address), Requests(address, $"/api/v1/carts/{cart}/items", $"Authorization: Bearer {token}\r\n"));
    }

    private static async Task<Caller> Plain(Uri address, int number) =>
        new(await KeptConnection.Open(address), Requests(address, $"/carts/cart-{number}/items", ""));

    private static async Task<JsonElement> Created(HttpClient http, string path)
    {
        using var answer = await http.PostAsync(path, null);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static byte[][] Requests(Uri address, string path, string header) =>
    [
        .. Enumerable.Range(0, Lines).Select(line =>
        {
            var body = $$"""{"sku":"LAMP-{{line}}-0","quantity":1}""";
            return Encoding.ASCII.GetBytes(
                $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\n{header}Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        }),
    ];

    private sealed class Caller(KeptConnection connection, byte[][] requests)
    {
        public Task<int> Call(int number) => connection.Send(requests[number % requests.Length]);
    }
}
