using System.Buffers;
using System.IO.Pipelines;
using Shop.Runtime.Net;

namespace Shop.Runtime.Tests.Net.Connections;

public sealed class OutboxTests
{
    private const int BytesMax = 1_000;

    private static readonly byte[] _call = [1];
    private static readonly byte[] _reply = [2];
    private static readonly byte[] _farewell = [9];

    private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly Outbox _outbox;
    private Exception? _failure;

    public OutboxTests() => _outbox = new Outbox(_pipe.Writer, exception => _failure = exception);

    [Fact]
    public async Task what_was_appended_is_sent_in_order()
    {
        _outbox.TryAppend(_reply, BytesMax).ShouldBeTrue();
        _outbox.TryAppendCall(_call, BytesMax).ShouldBeTrue();

        (await Sent()).ShouldBe([2, 1]);
    }

    [Fact]
    public async Task after_the_farewell_no_call_is_taken_and_replies_are()
    {
        _outbox.AppendFarewell(_farewell);

        _outbox.TryAppendCall(_call, BytesMax).ShouldBeFalse();
        _outbox.IsEnding.ShouldBeTrue();
        _outbox.TryAppend(_reply, BytesMax).ShouldBeTrue();

        (await Sent()).ShouldBe([9, 2]);
    }

    [Fact]
    public async Task whatever_other_threads_append_meanwhile_no_call_follows_the_farewell()
    {
        for (var round = 0; round < 200; round++)
        {
            var outbox = new OutboxTests();
            using var start = new Barrier(4);
            var appending = Enumerable.Range(0, 3).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    var taken = 0;
                    while (outbox._outbox.TryAppendCall(_call, int.MaxValue))
                    {
                        taken++;
                    }

                    return taken;
                },
                TaskCreationOptions.LongRunning)).ToArray();
            start.SignalAndWait();
            outbox._outbox.AppendFarewell(_farewell);
            var taken = await Task.WhenAll(appending);

            // Every call that was taken stands before the farewell, and none was lost.
            var sent = await outbox.Sent();
            sent[^1].ShouldBe((byte)9);
            sent.Length.ShouldBe(taken.Sum() + 1);
        }
    }

    [Fact]
    public void one_frame_is_always_taken_and_beyond_the_bound_no_more()
    {
        var stuck = new Outbox(new Pipe(new PipeOptions(pauseWriterThreshold: 1, resumeWriterThreshold: 1)).Writer, _ => { });

        stuck.TryAppend(new byte[2 * BytesMax], BytesMax).ShouldBeTrue();
        stuck.TryAppend(_reply, BytesMax).ShouldBeFalse();
        stuck.IsEnding.ShouldBeFalse();
    }

    [Fact]
    public async Task once_it_is_closed_it_takes_nothing_and_nobody_waits_for_it()
    {
        _outbox.Close();

        _outbox.TryAppend(_reply, BytesMax).ShouldBeFalse();
        _outbox.TryAppendCall(_call, BytesMax).ShouldBeFalse();
        _outbox.IsEnding.ShouldBeTrue();
        await _outbox.WhenDrained();
    }

    [Fact]
    public async Task a_peer_that_is_gone_is_told_once()
    {
        await _pipe.Reader.CompleteAsync();

        _outbox.TryAppend(_reply, BytesMax);
        await _outbox.WhenDrained();

        while (Volatile.Read(ref _failure) is null)
        {
            await Task.Yield();
        }

        _outbox.TryAppend(_reply, BytesMax).ShouldBeFalse();
    }

    private async Task<byte[]> Sent()
    {
        await _outbox.WhenDrained();
        await _pipe.Writer.CompleteAsync();
        var sent = new List<byte>();
        while (true)
        {
            var read = await _pipe.Reader.ReadAsync();
            sent.AddRange(read.Buffer.ToArray());
            _pipe.Reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return [.. sent];
            }
        }
    }
}
