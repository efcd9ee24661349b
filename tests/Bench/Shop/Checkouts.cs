using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Orleans;
using Shop.Bench.Measuring;
using Shop.Bench.Runtime;
using Shop.Carts;
using Shop.Customers;
using Shop.Inventory;

namespace Shop.Bench.Shop;

/// <summary>
/// Whole checkouts over HTTP, in a sale: five lines, of the same few things for everybody, priced, held, paid and made an order in one
/// call; a round ends when every payment is taken and every piece is out of the books. Beside it the plain twin: a minimal endpoint
/// that holds in one transaction, calls the same provider, and writes the order in a second one.
/// </summary>
internal sealed class Checkouts : IBenchCase
{
    private const int Callers = 100;
    private const int Lines = 5;

    public string Name => "checkout";

    public async Task<IReadOnlyList<Result>> Run(BenchOptions options)
    {
        var database = await BenchDatabase.Start(); // the shop's in the end
        await using var provider = await BenchProvider.Start(database);
        await using var shop = await ShopUnderTest.Start(database, provider.SiloSettings, [("CheckoutLimits:PerShopper", "1000000"), ("CheckoutLimits:PerNetwork", "10000000")]);
        await Stock(shop);
        await using var plain = await PlainCheckouts.Start(database, provider);
        var buyers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Buyer.New(shop)));
        await buyers[0].Prepare(shop.Grains, 1);
        var total = await buyers[0].Total();
        var twins = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => KeptConnection.Open(plain.Address)));
        Task<Figures> Ours(TimeSpan round) => Buy(shop, buyers, total, round);
        Task<Figures> Beside(TimeSpan round) => ClosedLoop.Run(Callers, round, database.Cpu, (caller, _) => twins[caller].Send(plain.Request()), checkEvery: 1);

        await WarmUp.Run(Ours, Beside);
        var (figures, beside) = await Alternating.Run(options, Ours, Beside);
        return [Result.Of(Name, "checkouts", figures, "holds in one transaction, the same provider, the order in a second one", beside)];
    }

    private static async Task Stock(ShopUnderTest shop)
    {
        await BenchProducts.LoadWithSkus(shop, Lines);
        await Task.WhenAll(Enumerable.Range(0, Lines).Select(line => shop.Grains.GetGrain<IStockGrain>(StockKey.Of(Thing(line)))
            .Change(new ChangeStock(OperationId.New(), InventoryLimits.MaxOnHand, false, "delivery", "bench"))));
    }

    private static Sku Thing(int line) => Sku.Parse($"LAMP-{line}-0");

    // The carts are there before the round begins. What follows from an order is part of it: the round's rate counts the time
    // until all of that is done.
    private static async Task<Figures> Buy(ShopUnderTest shop, Buyer[] buyers, string total, TimeSpan round)
    {
        var carts = (int)Math.Ceiling(round.TotalSeconds * 10) + 1; // a buyer's: they end a round before its time where they are faster
        await Task.WhenAll(buyers.Select(buyer => buyer.Prepare(shop.Grains, carts)));
        var began = Stopwatch.GetTimestamp();
        var cpuBefore = shop.Database.Cpu.Seconds();
        var figures = await ClosedLoop.Run(buyers.Length, round, shop.Database.Cpu, (caller, i) => buyers[caller].Buy(i, total), carts, checkEvery: 1);
        var count = figures.Rate * Stopwatch.GetElapsedTime(began).TotalSeconds;
        await Drained(shop);
        return figures with
        {
            Rate = count / Stopwatch.GetElapsedTime(began).TotalSeconds,
            PerCpuSecond = count / (shop.Database.Cpu.Seconds() - cpuBefore),
        };
    }

    private static async Task Drained(ShopUnderTest shop)
    {
        // By the indices of what is at work: a look through all that was ever sold would be the longer the longer it is measured.
        await using var left = shop.Database.PlainSource.CreateCommand("""
            SELECT EXISTS (SELECT FROM shop.outbox WHERE done_at IS NULL)
                OR EXISTS (SELECT FROM shop.checkouts WHERE status IN ('Begun', 'Quoted', 'Paying', 'RequiresAction', 'Pending'))
            """);
        while ((bool)(await left.ExecuteScalarAsync())!)
        {
            await Task.Delay(20);
        }
    }

    /// <summary>A guest with a session, on a connection of their own.</summary>
    private sealed class Buyer(ShopperId guest, string token, Uri address, KeptConnection connection)
    {
        private readonly List<CartId> _carts = [];

        public static async Task<Buyer> New(ShopUnderTest shop)
        {
            using var http = new HttpClient { BaseAddress = shop.Address };
            var token = (await Created(http, "/api/v1/sessions")).GetProperty("token").GetString()!;
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            var cart = (await Created(http, "/api/v1/carts")).GetProperty("id").GetString()!;
            var guest = (await shop.Grains.GetGrain<ICartGrain>(cart).Read()).Owner;
            return new Buyer(guest, token, shop.Address, await KeptConnection.Open(shop.Address));
        }

        /// <summary>Fills so many carts.</summary>
        public async Task Prepare(IGrainFactory grains, int count)
        {
            _carts.Clear();
            _carts.AddRange(Enumerable.Range(0, count).Select(static _ => CartId.New(TimeProvider.System)));
            foreach (var cart in _carts.Select(id => grains.GetGrain<ICartGrain>(id.Value)))
            {
                await cart.Open(new OpenCart(OperationId.New()) { Shopper = guest });
                for (var line = 0; line < Lines; line++)
                {
                    await cart.Add(new AddItem(OperationId.New(), Thing(line), 1, null) { Shopper = guest });
                }
            }
        }

        /// <summary>What a cart costs, with shipping and tax.</summary>
        public async Task<string> Total()
        {
            var answer = await connection.Read(Request(_carts[0], ""));
            var from = answer.LastIndexOf("\"total\":", StringComparison.Ordinal) + "\"total\":".Length;
            return answer[from..(answer.IndexOf('}', from) + 1)];
        }

        public async Task Buy(int number, string total)
        {
            var payment = $$""","payment":{"provider":"test","card":"4242424242424242","expiry":"12/40","cvc":"123"},"expectedTotal":{{total}}""";
            var answer = await connection.Read(Request(_carts[number], payment));
            if (!answer.Contains("\"status\":\"paid\"", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"The checkout isn't paid: {answer}");
            }
        }

        private static async Task<JsonElement> Created(HttpClient http, string path)
        {
            using var answer = await http.PostAsync(path, null);
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }

        private byte[] Request(CartId cart, string payment)
        {
            var body = $$"""
                {"cartId":"{{cart}}","email":"ada@example.com","shippingMethod":"standard","shippingAddress":{"name":"Ada","line1":"1 Main Street","city":"Springfield","region":"CA","postalCode":"90001","country":"US"}{{payment}}}
                """;
            return Encoding.ASCII.GetBytes(
                $"POST /api/v1/checkouts HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: {Guid.NewGuid()}\r\n"
                + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        }
    }
}
