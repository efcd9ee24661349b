using System.IO.Pipelines;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Net;

/// <summary>
/// What waits to be sent over one connection. Any thread appends frames; one flush at a time takes all that there is,
/// so what comes while a send is under way is the next send: one system call for many frames when it matters, and no
/// waiting for company when it doesn't.
/// </summary>
internal sealed class Outbox : IThreadPoolWorkItem
{
    // Memory kept for the next burst; what a large message needed beyond is given up.
    private const int KeptBytesMax = 256 * 1024;

    private readonly Lock _gate = new();
    private readonly PipeWriter _output;
    private readonly Action<Exception> _failed;
    private WireBuffer _filling = new();
    private WireBuffer _sending = new();
    private TaskCompletionSource? _drained;
    private bool _flushing;
    private bool _ending;
    private bool _closed;
    private long _sends;

    /// <param name="output">Where to.</param>
    /// <param name="failed">Told once when sending fails; nothing is sent from then on.</param>
    public Outbox(PipeWriter output, Action<Exception> failed)
    {
        _output = output;
        _failed = failed;
    }

    /// <summary>Bytes that wait, those being sent included; a moment's count.</summary>
    public int Bytes => _filling.Length + _sending.Length;

    /// <summary>Whether no more calls are taken.</summary>
    public bool IsEnding => Volatile.Read(ref _ending);

    /// <summary>Whether something is being sent, or waits for it.</summary>
    public bool IsBusy => Volatile.Read(ref _flushing);

    /// <summary>How many sends have ended; one that stays the same while the outbox is busy is stuck.</summary>
    public long Sends => Volatile.Read(ref _sends);

    /// <summary>Appends a frame. False, and nothing is done, where the outbox is closed or would hold too much.</summary>
    /// <param name="frame">The whole frame.</param>
    /// <param name="bytesMax">How much the outbox may hold; one frame is always taken.</param>
    public bool TryAppend(ReadOnlySpan<byte> frame, int bytesMax) => TryAppend(frame, bytesMax, Purpose.Other);

    /// <summary>Appends a call. False, and nothing is done, also after <see cref="AppendFarewell"/>.</summary>
    public bool TryAppendCall(ReadOnlySpan<byte> frame, int bytesMax) => TryAppend(frame, bytesMax, Purpose.Call);

    /// <summary>Appends the frame that says that no more calls follow: from here on none does.</summary>
    public void AppendFarewell(ReadOnlySpan<byte> frame) => TryAppend(frame, int.MaxValue, Purpose.Farewell);

    /// <summary>Ends when all that was appended has been sent, or the outbox is closed.</summary>
    public Task WhenDrained()
    {
        lock (_gate)
        {
            return _flushing && !_closed
                ? (_drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task
                : Task.CompletedTask;
        }
    }

    /// <summary>Takes no more frames, and forgets those that wait.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _ending = true;
            _filling.Clear();
            _drained?.TrySetResult();
        }
    }

    void IThreadPoolWorkItem.Execute() => _ = Flush();

    private bool TryAppend(ReadOnlySpan<byte> frame, int bytesMax, Purpose purpose)
    {
        lock (_gate)
        {
            var held = Bytes;
            if (_closed || (_ending && purpose == Purpose.Call) || (held > 0 && (long)held + frame.Length > bytesMax))
            {
                return false;
            }

            _ending |= purpose == Purpose.Farewell;
            _filling.Write(frame);
            if (_flushing)
            {
                return true;
            }

            _flushing = true;
        }

        // Behind the turns and continuations that are ready to run: each of them may have a frame to add.
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return true;
    }

    private async Task Flush()
    {
        try
        {
            while (TakeAll() is { } sending)
            {
                if ((await _output.WriteAsync(sending.WrittenMemory)).IsCompleted)
                {
                    throw new IOException("The connection takes nothing more.");
                }

                Interlocked.Increment(ref _sends);
            }
        }
        catch (Exception exception)
        {
            Close();
            _failed(exception);
        }
    }

    private WireBuffer? TakeAll()
    {
        lock (_gate)
        {
            _sending.Clear();
            _sending.Shrink(KeptBytesMax);
            if (_filling.Length == 0)
            {
                _flushing = false;
                _drained?.TrySetResult();
                _drained = null;
                return null;
            }

            (_filling, _sending) = (_sending, _filling);
            return _sending;
        }
    }

    private enum Purpose
    {
        Other,
        Call,
        Farewell,
    }
}
