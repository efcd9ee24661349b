using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shop.Runtime.Storage.Connections;
using Shop.Runtime.Testing;
using Shop.Runtime.Testing.Network;
using Shop.Runtime.Testing.Postgres;

namespace Runtime.Tests.Storage.Connections;

public sealed class LaneConnectionTests
{
    private readonly FakeTime _time = new();
    private readonly TaskCompletionSource _open = new();
    private readonly Availability _availability;

    public LaneConnectionTests() => _availability = new(_time);

    [Fact]
    public Task a_connection_that_is_slow_to_open_is_waited_for() => TryAsync(async asked =>
    {
        _time.Advance(2 * Availability.Grace);

        _open.SetResult();

        (await asked).ShouldNotBeNull();
        _availability.Reason.ShouldBeNull();
    });

    [Fact]
    public Task one_that_never_opens_is_given_up_and_then_nobody_waits() => TryAsync(async asked =>
    {
        await Eventually.ReadAsync(
            () =>
            {
                _time.Advance(Availability.Grace);
                return Task.FromResult(asked.IsCompleted);
            },
            static isOver => isOver);

        (await asked).ShouldBeNull();
        _time.Advance(Availability.Grace);
        _availability.IsRefusing.ShouldBeTrue();
    });

    // A lane's connection over a link that lets nothing through before it is open.
    private async Task TryAsync(Func<Task<NpgsqlConnection?>, Task> look)
    {
        var address = new NpgsqlConnectionStringBuilder((await PostgresServer.Shared).ConnectionStringTo("postgres"));
        await using var link = new TcpLink(address.Port);
        link.HoldNewUntil(_open.Task);
        (address.Host, address.Port) = ("127.0.0.1", link.Port);
        await using var database = NpgsqlDataSource.Create(address);
        await using var lane = new LaneConnection(database, _availability, _time, NullLogger.Instance);
        try
        {
            await look(lane.GetAsync().AsTask());
        }
        finally
        {
            _open.TrySetResult();
        }
    }
}
