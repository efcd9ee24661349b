using Shop.Runtime.Net;
using Shop.Runtime.Tests.Net.Peers;

namespace Shop.Runtime.Tests.Net.Gateway;

/// <summary>Whatever a peer sends after its handshake: it is told, or turned away, and nobody else notices.</summary>
public sealed class HostilePeerTests : IAsyncLifetime
{
    private NetCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await NetCluster.Start(options => options.OutboundBytesMax = 4 * 1024 * 1024);

    public async Task DisposeAsync()
    {
        (await _cluster.Bystander.GetGrain<INetGrain>("bystander").Echo("still there")).ShouldBe("still there");
        await _cluster.DisposeAsync();
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0, 0, 0, 0x7F })]
    public async Task a_length_out_of_bounds_ends_the_connection(byte[] length)
    {
        using var peer = await Join();

        await peer.Send(length);

        await peer.WhenEnded();
        await _cluster.Log.WhenClosed("Violation");
    }

    [Fact]
    public async Task a_huge_frame_that_never_comes_takes_no_memory_to_speak_of()
    {
        using var peer = await Join();
        await peer.Send(BitConverter.GetBytes(100 * 1024 * 1024));
        await peer.Send(new byte[100]);

        await _cluster.WhenGathering();

        _cluster.Gateway.GatheredBytes.ShouldBeLessThan(1024 * 1024);
    }

    [Fact]
    public async Task a_call_that_is_cut_short_at_any_byte_ends_with_its_connection()
    {
        var call = Call(1);
        for (var length = 0; length < call.Length; length++)
        {
            using var peer = await Join($"cut-{length}");
            await peer.Send(call.AsMemory(0, length));
            peer.EndSending();
            await peer.WhenEnded();
            await _cluster.Log.When(entry => entry.Id is 1202 or 1203 && entry.Text.Contains($"cut-{length} ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task a_call_with_any_bit_flipped_is_answered_or_ends_its_connection()
    {
        var call = Call(1);
        for (var bit = 0; bit < call.Length * 8; bit++)
        {
            using var peer = await Join($"bit-{bit}");
            var flipped = call.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            await peer.Send(flipped);
            peer.EndSending();
            await peer.WhenEnded();
        }
    }

    [Fact]
    public async Task a_frame_of_an_unknown_kind_is_skipped()
    {
        using var peer = await Join();
        await peer.Send(RawPeer.Frame(200, 1, 2, 3));

        await Answered(peer, Call(5));
    }

    [Fact]
    public async Task a_method_that_the_silo_lacks_is_refused_to_its_caller_alone()
    {
        using var peer = await Join();
        await peer.Send(RawPeer.CallFrame(3, methodId: 0xDEAD, "net", "key"));

        var answer = await peer.ReadFrame();

        answer.AsSpan(0, 3).ToArray().ShouldBe([(byte)FrameKind.Failure, 3, (byte)FailureKind.Exception]);
        await Answered(peer, Call(4));
    }

    [Fact]
    public async Task arguments_that_cant_be_read_fail_their_call_alone()
    {
        using var peer = await Join();
        var call = Call(9);
        call[^1] = 0xFF;
        await peer.Send(call);

        (await peer.ReadFrame())[..2].ShouldBe([(byte)FrameKind.Failure, 9]);
        await Answered(peer, Call(4));
    }

    [Fact]
    public async Task a_key_longer_than_any_is_refused()
    {
        using var peer = await Join();
        await peer.Send(RawPeer.CallFrame(1, TracedId, "net", new string('k', 100_000)));

        (await peer.ReadFrame())[..2].ShouldBe([(byte)FrameKind.Failure, 1]);
    }

    [Fact]
    public async Task an_answer_to_no_call_ends_the_connection()
    {
        using var peer = await Join();

        await peer.Send(RawPeer.Frame((byte)FrameKind.Reply, 17, 0));

        await peer.WhenEnded();
        await _cluster.Log.WhenClosed("Violation", "17");
    }

    [Fact]
    public async Task a_call_whose_time_is_over_is_dropped_before_its_turn()
    {
        using var peer = await Join();
        await peer.Send(RawPeer.CallFrame(2, TracedId, "net", "late", timeLeftMs: 0));

        (await peer.ReadFrame()).ShouldBe([(byte)FrameKind.Failure, 2, (byte)FailureKind.Expired]);
    }

    [Fact]
    public async Task a_peer_that_asks_and_never_reads_is_given_up()
    {
        using var peer = await Join();

        await peer.Send(Enumerable.Range(0, 100).SelectMany(i => Bytes((uint)i, 1024 * 1024)).ToArray());

        await _cluster.Log.WhenClosed("SlowReader", "doesn't read its replies");
    }

    private static uint TracedId => NetMethods.Id(nameof(INetGrain.Traced));

    private static byte[] Call(uint callId) => RawPeer.CallFrame(callId, TracedId, "net", "key");

    private static byte[] Bytes(uint callId, int count) => RawPeer.CallFrame(callId, NetMethods.Id(nameof(INetGrain.Bytes)), "net", "big", argument: count);

    private static async Task Answered(RawPeer peer, byte[] frame)
    {
        await peer.Send(frame);
        (await peer.ReadFrame())[0].ShouldBe((byte)FrameKind.Reply);
    }

    private Task<RawPeer> Join(string identity = "raw") => RawPeer.Join(_cluster.EndPoint, _cluster.ClusterId, identity);
}
