using System.Net;

namespace Shop.Runtime.Net;

/// <summary>Keeps a connection to a silo, over and over, until it is told to stop.</summary>
internal sealed class Reconnector(EndPoint endPoint, IReconnectorOwner owner, ConnectionShared shared) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Backoff _backoff = new(shared.Options);
    private TaskCompletionSource? _wait;

    public EndPoint EndPoint => endPoint;

    /// <summary>Whether the last attempt to connect failed; false before the first one, and while there is a connection or hope for one.</summary>
    public bool IsDown { get; private set; }

    /// <summary>Stops trying; a connection that is there stays.</summary>
    public void Dispose() => _stop.Cancel();

    /// <summary>Tries again now, if it is waiting before another attempt; there is hope again then.</summary>
    public void Hurry()
    {
        if (Interlocked.Exchange(ref _wait, null) is { } wait)
        {
            IsDown = false;
            wait.TrySetResult();
        }
    }

    /// <summary>Connects, stays, and connects again. Never throws.</summary>
    public async Task Run()
    {
        var token = _stop.Token;
        while (!token.IsCancellationRequested)
        {
            var failure = await ConnectAndStay(token);
            if (failure is not null && !token.IsCancellationRequested)
            {
                var wait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                Volatile.Write(ref _wait, wait);
                IsDown = true;
                var delay = _backoff.Next();
                owner.AttemptFailed(this, failure, delay);
                await Wait(wait.Task, delay, token);
            }
        }
    }

    /// <summary>Null after a connection that has ended, or is about to: perhaps the silo is back already.</summary>
    private async Task<Exception?> ConnectAndStay(CancellationToken token)
    {
        try
        {
            var connection = await Connect(token);
            IsDown = false;
            _backoff.Reset();
            owner.Opened(connection);
            await owner.Stay(connection);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private async Task<Connection> Connect(CancellationToken token)
    {
        using var timeout = new CancellationTokenSource(shared.Options.HandshakeTimeout, shared.Options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, timeout.Token);
        var link = await Connector.Connect(endPoint, shared.Options, either.Token);
        var frames = new FrameReader(shared.Memory) { BytesMax = Handshakes.WelcomeBytesMax };
        try
        {
            var welcome = await Handshakes.Connect(link, frames, owner.Hello, either.Token);
            frames.BytesMax = shared.FrameBytesMax;
            return owner.Take(link, frames, welcome);
        }
        catch
        {
            frames.Dispose();
            link.Abort();
            await link.DisposeAsync();
            if (timeout.IsCancellationRequested)
            {
                throw new HandshakeException("It didn't complete the handshake in time.");
            }

            throw;
        }
    }

    private async Task Wait(Task hurry, TimeSpan delay, CancellationToken token)
    {
        try
        {
            await hurry.WaitAsync(delay, shared.Options.Time, token);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // The wait is over, one way or the other.
        }

        Volatile.Write(ref _wait, null);
    }
}
