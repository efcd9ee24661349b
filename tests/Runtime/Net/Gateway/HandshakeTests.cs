using System.Text;
using Shop.Runtime.Net;
using Shop.Runtime.Testing;
using Shop.Runtime.Tests.Net.Peers;

namespace Shop.Runtime.Tests.Net.Gateway;

public sealed class HandshakeTests : IAsyncLifetime
{
    private readonly FakeTime _time = new();

    private NetCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await NetCluster.Start(options => options.Time = _time);

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: shop\r\n\r\n")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    [InlineData("\u0016\u0003\u0001")]
    public async Task a_stranger_of_another_protocol_is_turned_away(string opening)
    {
        using var stranger = await RawPeer.Connect(_cluster.EndPoint);
        await stranger.Send(Encoding.Latin1.GetBytes(opening.PadRight(64)));

        await stranger.WhenEnded();
        await _cluster.Log.WhenClosed("HandshakeRefused");
    }

    [Fact]
    public async Task an_introduction_that_is_cut_short_at_any_byte_is_turned_away()
    {
        var hello = RawPeer.HelloFrame(_cluster.ClusterId);
        for (var length = 1; length < hello.Length; length++)
        {
            using var peer = await RawPeer.Connect(_cluster.EndPoint);
            await peer.Send(hello.AsMemory(0, length));
            peer.EndSending();
            await peer.WhenEnded();
        }

        // Each has its line in the log, a moment after its end.
        while (_cluster.Log.Entries.Count(entry => entry.Id == 1204) < hello.Length - 1)
        {
            await Task.Yield();
        }
    }

    [Fact]
    public async Task a_client_of_another_cluster_is_refused_and_told_why()
    {
        using var peer = await RawPeer.Connect(_cluster.EndPoint);
        await peer.Send(RawPeer.HelloFrame("another"));

        var answer = await peer.ReadFrame();

        answer[0].ShouldBe((byte)FrameKind.Goaway);
        Encoding.UTF8.GetString(answer.AsSpan(1)).ShouldContain("another");
        await peer.WhenEnded();
        await _cluster.Log.WhenClosed("HandshakeRefused", "another");
    }

    [Fact]
    public async Task versions_that_the_silo_doesnt_speak_are_refused()
    {
        using var peer = await RawPeer.Connect(_cluster.EndPoint);
        await peer.Send(RawPeer.HelloFrame(_cluster.ClusterId, versionMin: 7, versionMax: 9));

        Encoding.UTF8.GetString(await peer.ReadFrame()).ShouldContain("7 to 9");
    }

    [Fact]
    public async Task of_the_versions_that_both_speak_the_newest_is_taken()
    {
        using var peer = await RawPeer.Connect(_cluster.EndPoint);
        await peer.Send(RawPeer.HelloFrame(_cluster.ClusterId, versionMin: 0, versionMax: 9));

        var answer = await peer.ReadFrame();

        answer[0].ShouldBe((byte)FrameKind.Welcome);
        Welcome.Read(answer.AsSpan(1)).Version.ShouldBe(ProtocolVersions.Max);
    }

    [Fact]
    public async Task a_peer_that_says_nothing_has_so_long_and_no_longer()
    {
        using var peer = await RawPeer.Connect(_cluster.EndPoint);
        await _cluster.WhenHandshaking(1);

        _time.Advance(TimeSpan.FromSeconds(11));

        await peer.WhenEnded();
        await _cluster.Log.WhenClosed("HandshakeTimeout");
    }

    [Fact]
    public async Task a_silos_port_is_not_for_clients()
    {
        using var peer = await RawPeer.Connect(_cluster.Gateway.SiloEndPoint!);
        await peer.Send(RawPeer.HelloFrame(_cluster.ClusterId));

        Encoding.UTF8.GetString(await peer.ReadFrame()).ShouldContain("for Silos");
    }
}
