using System.Net;
using System.Net.Sockets;

namespace Shop.Bench.Runtime.External;

/// <summary>A relay in front of a port of this machine that counts what passes: what a call is on the wire.</summary>
internal sealed class CountedBytes : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _target;
    private long _there;
    private long _back;

    public CountedBytes(int target)
    {
        _target = target;
        _listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Bytes to the target and back, of one call: the mean of some, all of which must have been answered.</summary>
    public async Task<(int There, int Back)> Measure(Func<Task> call)
    {
        // More than one, so that a stray heartbeat doesn't show.
        const int Calls = 200;
        await call();
        var (there, back) = (Interlocked.Read(ref _there), Interlocked.Read(ref _back));
        for (var i = 0; i < Calls; i++)
        {
            await call();
        }

        return ((int)((Interlocked.Read(ref _there) - there) / Calls), (int)((Interlocked.Read(ref _back) - back) / Calls));
    }

    public void Dispose() => _listener.Dispose();

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var near = await _listener.AcceptTcpClientAsync();
                var far = new TcpClient { NoDelay = true };
                near.NoDelay = true;
                await far.ConnectAsync(IPAddress.Loopback, _target);
                _ = Pass(near, far, bytes => Interlocked.Add(ref _there, bytes));
                _ = Pass(far, near, bytes => Interlocked.Add(ref _back, bytes));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Counted enough.
        }
    }

    private static async Task Pass(TcpClient from, TcpClient to, Action<int> count)
    {
        var buffer = new byte[BufferBytes];
        try
        {
            while (await from.GetStream().ReadAsync(buffer) is > 0 and var read)
            {
                count(read);
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One side has ended it.
        }

        from.Dispose();
        to.Dispose();
    }
}
