using System.Net;
using System.Text.Json;
using Shop.Api.Tests.Carts;
using Shop.Api.Tests.Sessions;
using Shop.Runtime.Testing;
using Shop.Runtime.Testing.Postgres;

namespace Shop.Api.Tests.Clustering;

/// <summary>Silos that are drained while people shop: a shop of its own, with a second silo in a process of its own.</summary>
public sealed class DrainSiloTests : IAsyncLifetime, IDisposable
{
    private const string Cluster = "/api/v1/admin/cluster";

    private readonly string _login = Path.Combine(Path.GetTempPath(), $"shop-owner-{Guid.NewGuid():N}");
    private ShopServer _shop = null!;
    private SiloOfItsOwn _second = null!;
    private ShopClient? _owner;

    public async Task InitializeAsync()
    {
        _shop = await ShopServer.StartAsync(await PostgresServer.Shared, ("Owner:LoginFile", _login));
        _second = new SiloOfItsOwn(_shop.DatabaseAddress);
        await _second.StartAsync();
        var login = await File.ReadAllLinesAsync(_login);
        _owner = new ShopClient(_shop.NewClient());
        await _owner.BeginAsync(new { email = login[0], password = login[1] });
    }

    public async Task DisposeAsync()
    {
        await _second.DisposeAsync();
        await _shop.DisposeAsync();
        File.Delete(_login);
    }

    public void Dispose() => _owner?.Dispose();

    [Fact]
    public async Task a_silo_hands_its_grains_on_lives_on_and_takes_its_share_again_while_nobody_is_refused()
    {
        var silo = await Eventually.ReadAsync(SecondAsync, static one => one.GetProperty("canBeDrained").GetBoolean());
        var path = $"{Cluster}/silos/{silo.GetProperty("address").GetString()}";
        using var stop = new CancellationTokenSource();
        var shoppers = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ShopAsync(stop.Token)));
        await Eventually.ReadAsync(SecondAsync, static one => one.GetProperty("activations").GetInt64() > 5);

        using var drained = await _owner!.SendAsync(HttpMethod.Post, $"{path}/drain", null, ("Idempotency-Key", "drain it"));
        var empty = await Eventually.ReadAsync(SecondAsync, static one => one.GetProperty("activations").GetInt64() == 0);

        drained.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        empty.GetProperty("status").GetString().ShouldBe("ShuttingDown");

        // One takes all: it isn't drained, and that it was wished is no change.
        using var last = await _owner!.SendAsync(HttpMethod.Post, $"{Cluster}/silos/{await AddressAsync(isSecond: false)}/drain");
        (await last.ShouldBeProblemAsync(409)).ShouldBe("last_silo");

        using var undrained = await _owner!.SendAsync(HttpMethod.Post, $"{path}/undrain");
        var again = await Eventually.ReadAsync(SecondAsync, static one => one.GetProperty("activations").GetInt64() > 5);

        undrained.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        again.GetProperty("status").GetString().ShouldBe("Active");
        await stop.CancelAsync();
        (await shoppers).SelectMany(static one => one).ShouldBeEmpty();

        // A repeat that comes late undoes nothing.
        using var late = await _owner!.SendAsync(HttpMethod.Post, $"{path}/drain", null, ("Idempotency-Key", "drain it"));
        late.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        (await SecondAsync()).GetProperty("status").GetString().ShouldBe("Active");
        (await AuditAsync()).ShouldBe([("silo-silo", false), ("silo-silo", true)]);
    }

    [Fact]
    public async Task a_silo_that_is_not_there_is_not_found()
    {
        using var unknown = await _owner!.SendAsync(HttpMethod.Post, $"{Cluster}/silos/127.0.0.1:1@1/drain");
        using var noAddress = await _owner!.SendAsync(HttpMethod.Post, $"{Cluster}/silos/somewhere/undrain");

        (await unknown.ShouldBeProblemAsync(404)).ShouldBe("not_found");
        (await noAddress.ShouldBeProblemAsync(404)).ShouldBe("not_found");
        (await AuditAsync()).ShouldBeEmpty();
    }

    private async Task<List<HttpStatusCode>> ShopAsync(CancellationToken token)
    {
        var failed = new List<HttpStatusCode>();
        while (!token.IsCancellationRequested)
        {
            using var http = _shop.NewClient();
            using var guest = await ShopClient.GuestOfAsync(http);
            for (var i = 0; i < 5; i++)
            {
                using var cart = await guest.GetAsync($"/api/v1/carts/{await guest.NewCartAsync()}");
                if (!cart.IsSuccessStatusCode)
                {
                    failed.Add(cart.StatusCode);
                }
            }
        }

        return failed;
    }

    /// <summary>The second silo: the shop's own has a zone.</summary>
    private Task<JsonElement> SecondAsync() => SiloAsync(isSecond: true);

    private async Task<string> AddressAsync(bool isSecond) => (await SiloAsync(isSecond)).GetProperty("address").GetString()!;

    private async Task<JsonElement> SiloAsync(bool isSecond)
    {
        using var answer = await _owner!.GetAsync(Cluster);
        return (await answer.JsonAsync()).GetProperty("silos").EnumerateArray().Single(one => HasZone(one) != isSecond);
    }

    private static bool HasZone(JsonElement silo) => silo.TryGetProperty("zone", out var zone) && zone.ValueKind == JsonValueKind.String;

    /// <summary>The silos that the audit log tells of, the newest change first.</summary>
    private async Task<List<(string Subject, bool IsDrained)>> AuditAsync()
    {
        using var answer = await _owner!.GetAsync("/api/v1/admin/audit");
        return
        [
            .. (await answer.JsonAsync()).GetProperty("items").EnumerateArray().Where(static one => one.GetProperty("kind").GetString() == "silo")
                .Select(static one => (one.GetProperty("subject").GetString()!, one.GetProperty("after").GetProperty("drained").GetBoolean())),
        ];
    }
}
