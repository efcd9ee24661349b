using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shop.Hosting.Database;
using Shop.Runtime.Testing.Network;
using Shop.Runtime.Testing.Postgres;

namespace Hosting.Tests.Database;

public sealed class StandbyWaitTests
{
    [Fact]
    public async Task on_a_standby_a_process_is_alive_and_not_ready_until_it_is_promoted()
    {
        var primary = await PostgresServer.Shared;
        await using var standby = await primary.StartStandbyAsync("standby", primary.Port);
        await using var database = NpgsqlDataSource.Create(standby.ConnectionStringTo("postgres"));
        var port = FreePort.Next();
        using var prober = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

        var waiting = NewWait(database, port).StartAsync(default);

        await Shop.Runtime.Testing.Eventually.ReadAsync(() => StatusAsync(prober, "/health/live"), static status => status == HttpStatusCode.OK);
        (await StatusAsync(prober, "/health/ready")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        waiting.IsCompleted.ShouldBeFalse();
        await Should.ThrowAsync<OperationCanceledException>(() => NewWait(database, port: 0).StartAsync(new CancellationToken(canceled: true)));

        await standby.PromoteAsync();

        await waiting;
        (await StatusAsync(prober, "/health/live")).ShouldBeNull(); // the port is the host's own now
    }

    [Fact]
    public async Task nobody_waits_where_the_database_can_be_written_or_is_away()
    {
        var primary = await PostgresServer.Shared;
        await using var database = NpgsqlDataSource.Create(primary.ConnectionStringTo("postgres"));
        await using var away = NpgsqlDataSource.Create($"Host=127.0.0.1;Port={FreePort.Next()};Username=nobody");

        await NewWait(database, port: 0).StartAsync(default);
        await NewWait(away, port: 0).StartAsync(default);
    }

    private static StandbyWait NewWait(NpgsqlDataSource database, int port) =>
        new(database, "127.0.0.1", port, TimeProvider.System, NullLogger<StandbyWait>.Instance);

    private static async Task<HttpStatusCode?> StatusAsync(HttpClient prober, string path)
    {
        try
        {
            using var answer = await prober.GetAsync(path);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
