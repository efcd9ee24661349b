using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Shop.Api.Tests.Carts;
using Shop.Api.Tests.Checkout;
using Shop.Api.Tests.Customers;
using Shop.Api.Tests.Sessions;
using Shop.Api.Tests.Staff;
using Shop.Customers;
using Shop.Sessions;

namespace Shop.Api.Tests.OpenApi;

/// <summary>Somebody who tries the API's routes, and keeps the ids that come up.</summary>
internal sealed partial class Walker : IDisposable
{
    private readonly ShopClient _client;
    private readonly HashSet<string> _ids = [];

    private Walker(ShopClient client) => _client = client;

    /// <summary>The ids of what this one has.</summary>
    public IReadOnlyCollection<string> Ids => _ids;

    public static async Task<Walker> StrangerAsync() => new(new ShopClient((await ShopServer.Shared).NewClient()));

    public static Task<Walker> GuestAsync() => OfAsync(ShopperId.NewGuest(TimeProvider.System));

    /// <summary>Somebody with an account.</summary>
    public static async Task<Walker> CustomerAsync() => Having(await Accounts.RegisterAsync());

    /// <summary>Somebody who works here.</summary>
    public static async Task<Walker> StaffAsync(string role) => Having(await StaffMembers.SignedInAsync(role));

    /// <summary>An account with a role that nobody has thought of.</summary>
    public static Task<Walker> OddAsync() => OfAsync(ShopperId.OfCustomer(Guid.NewGuid()), "no such role");

    /// <summary>Sends a call with a body that fits.</summary>
    public Task<HttpResponseMessage> SendAsync(ApiOperation operation, string id = "THING-1") => SendAsync(
        operation, id, operation.Body is { } schema ? SampleBody.Of(schema, operation.Document)?.ToJsonString() : null);

    /// <summary>Sends a call with this body.</summary>
    public async Task<HttpResponseMessage> SendAsync(ApiOperation operation, string id, string? body, string mediaType = "application/json")
    {
        using var content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, mediaType);
        return await _client.SendContentAsync(operation.Method, operation.PathOf(id), content, operation.Method == HttpMethod.Get ? [] : [NewKey()]);
    }

    /// <summary>Buys something, makes what can be made without knowing more, looks at what there is, and keeps the ids.</summary>
    public async Task SettleAsync(IEnumerable<ApiOperation> operations)
    {
        if (_client.Token is not null)
        {
            await ShopAsync();
        }

        var open = operations.Where(operation => !operation.HasParameters && !operation.IsOfStaff).ToArray();
        foreach (var operation in open.Where(IsMaking).Concat(open.Where(operation => operation.Method == HttpMethod.Get)))
        {
            using var answer = await SendAsync(operation);
            if (answer.IsSuccessStatusCode)
            {
                Keep(await answer.Content.ReadAsStringAsync());
            }
        }
    }

    /// <summary>Keeps the ids in an answer.</summary>
    public void Keep(string answer) => _ids.UnionWith(IdsIn(answer));

    public static IEnumerable<string> IdsIn(string answer) => Id().Matches(answer).Select(match => match.Value);

    public void Dispose() => _client.Dispose();

    /// <summary>One checkout that is paid, and one that is open. What they say of products is everybody's.</summary>
    private async Task ShopAsync()
    {
        var sku = CartItemTests.SkuOf(await CartItemTests.StockedAsync(5));
        foreach (var isPaid in new[] { true, false })
        {
            var cart = await _client.NewCartAsync();
            (await _client.AddAsync(cart, sku, 1)).Dispose();
            var checkout = await _client.OpenCheckoutAsync(cart);
            _ids.Add(checkout.Text("id"));
            if (isPaid)
            {
                using var paid = await _client.PayAsync(checkout);
                _ids.Add((await paid.JsonAsync()).Text("orderId"));
            }
        }
    }

    // Some routes need one.
    private static (string, string) NewKey() => ("Idempotency-Key", Guid.NewGuid().ToString());

    private static Walker Having(ShopClient client)
    {
        var walker = new Walker(client);
        walker._ids.Add(client.SessionId);
        return walker;
    }

    // Sessions belong to who begins them, not to who asks.
    private static bool IsMaking(ApiOperation operation) => operation.Method == HttpMethod.Post && operation.IsProtected;

    private static async Task<Walker> OfAsync(ShopperId shopper, params string[] roles)
    {
        var server = await ShopServer.Shared;
        var session = SessionId.New(TimeProvider.System);
        var secret = RandomNumberGenerator.GetBytes(32);
        await server.Grains.GetGrain<ISessionGrain>(session.Value).Begin(new BeginSession(
            new SessionHolder(shopper, [.. roles]), SessionTransport.Bearer, "Walker", new SessionTokens(TokenHash.Of(secret), default), default));
        var walker = new Walker(new ShopClient(server.NewClient())
        {
            Token = $"{session.Value["session-".Length..]}.{Base64Url.EncodeToString(secret)}",
        });
        walker._ids.Add(session.Value);
        walker._ids.Add(shopper.Value);
        return walker;
    }

    [GeneratedRegex("(?:[a-z]+-)?[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
