using Shop.Runtime.Testing;
using Shop.Runtime.Tests.Net.Peers;

namespace Shop.Runtime.Tests.Net.Gateway;

public sealed class SlowReaderTests : IAsyncLifetime
{
    private readonly FakeTime _time = new();

    private NetCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await NetCluster.Start(options => options.Time = _time);

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task a_peer_that_stops_reading_is_given_up_after_a_while_and_nobody_waits_for_it()
    {
        using var peer = await RawPeer.Join(_cluster.EndPoint, _cluster.ClusterId);
        for (uint i = 0; i < 30; i++)
        {
            await peer.Send(RawPeer.CallFrame(i, NetMethods.Id(nameof(INetGrain.Bytes)), "net", "big", argument: 1024 * 1024));
        }

        (await _cluster.Bystander.GetGrain<INetGrain>("bystander").Echo("meanwhile")).ShouldBe("meanwhile");
        var connection = _cluster.Gateway.Connections.Single(one => one.Peer.Identity == "raw");
        while (!connection.IsPaused)
        {
            await peer.Send(RawPeer.Frame(200));
        }

        while (connection.ClosedBecause is null)
        {
            _time.Advance(TimeSpan.FromSeconds(0.5));
        }

        (await _cluster.Log.WhenClosed("SlowReader")).Text.ShouldContain("took nothing for 00:00:10");
    }
}
