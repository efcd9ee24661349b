using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shop.Api.Idempotency;

namespace Shop.Api.Tests;

/// <summary>
/// The Api as it runs, on a loopback port of its own, with a few routes of the tests' beside its own.
/// </summary>
public sealed class ApiServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ApiServer(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Entered by every request to <c>/test/wait</c>, which then waits for <see cref="Release"/>.</summary>
    public SemaphoreSlim Entered { get; } = new(0);

    public SemaphoreSlim Release { get; } = new(0);

    /// <summary>What <c>/test/idempotent</c> does.</summary>
    public Func<Sample, Task<IResult>> NamedCall { get; set; } = _ => Task.FromResult(Results.NoContent());

    /// <summary>One for all tests that need no settings of their own: a host's start costs more than most of them.</summary>
    public static Task<ApiServer> Shared => SharedAsync();

    /// <summary>One of the test's own, in front of the silo that all tests share.</summary>
    public static async Task<ApiServer> StartAsync(params (string Name, string Value)[] settings) =>
        await StartAsync((await ShopServer.Shared).DatabaseAddress, settings);

    /// <summary>One in front of the silo that works on a database.</summary>
    public static Task<ApiServer> StartAsync(string database, params (string Name, string Value)[] settings) => StartAsync(
        database, builder => builder.Configuration.AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Name, s.Value))));

    /// <summary>The same, with changes to what it is made of.</summary>
    public static async Task<ApiServer> StartAsync(string database, Action<WebApplicationBuilder> configure)
    {
        var app = ApiHost.Build(["--urls", "http://127.0.0.1:0"], builder =>
        {
            builder.Configuration["DATABASE_URL"] = database;
            builder.Configuration["Logging:LogLevel:Default"] = "Warning";

            // All tests come from one address: its limits are tested by the tests that set them.
            builder.Configuration["Limits:AddressBurst"] = "10000000";

            // One test's rush mustn't have another's page refused.
            builder.Configuration["Limits:RequestsAtOnceMin"] = "1000";
            builder.Configuration["AccountLimits:GuestsPerNetwork"] = "10000000";

            // The strength of stored passwords is tested by itself; at full strength dozens of accounts are most of a run's work.
            builder.Services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
            configure(builder);
        });
        ApiServer? server = null;
        app.MapPost("/test/echo", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            return Results.Bytes(body.ToArray());
        });
        app.MapPost("/test/json", (Sample sample) => Results.Ok(sample));
        app.MapGet("/test/throw", string () => throw new InvalidOperationException("the secret of the house"));
        app.MapGet("/test/database", string () =>
            throw new NpgsqlException("gone", new SocketException((int)SocketError.ConnectionRefused)));
        app.MapGet("/test/wait", async () =>
        {
            server!.Entered.Release();
            await server.Release.WaitAsync();
        });
        app.MapPost("/test/idempotent", async (Sample sample) => await server!.NamedCall(sample)).RequireAuthorization().Idempotent();
        app.MapPost("/test/idempotent/needed", (Sample sample) => Results.Ok(sample)).RequireAuthorization().Idempotent(isKeyRequired: true);
        await app.StartAsync();
        server = new ApiServer(app);
        return server;
    }

    /// <summary>Sends bytes as they are, on a connection of its own, and returns all that comes back until it is closed.</summary>
    public async Task<string> SendRawAsync(string bytes)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync("127.0.0.1", Client.BaseAddress!.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(bytes));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadToEndAsync();
    }

    private static async Task<ApiServer> SharedAsync() => (await ShopServer.Shared).Api;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        Entered.Dispose();
        Release.Dispose();
    }

    public sealed record Sample(string Name, Sample? Inner, Sku? Sku = null);
}
