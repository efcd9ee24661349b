using System.Net.Sockets;

namespace Shop.Runtime.Testing.Links;

/// <summary>One connection through a <see cref="FaultyLink"/>: the socket of whoever connected, and one to the target.</summary>
internal sealed class LinkedPair(FaultyLink link, Socket near, Socket far)
{
    private const int BufferBytes = 64 * 1024;

    private int _openWays = 2;

    /// <summary>Passes data both ways until either side ends or the pair is broken.</summary>
    public void Start()
    {
        _ = Pump(near, far, LinkDirection.ToTarget);
        _ = Pump(far, near, LinkDirection.FromTarget);
    }

    /// <summary>Resets both connections: what each side sees when the other's machine has forgotten it.</summary>
    public void Break()
    {
        link.Forget(this);
        Reset(near);
        Reset(far);
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It is gone already.
        }

        socket.Dispose();
    }

    private async Task Pump(Socket from, Socket to, LinkDirection direction)
    {
        var buffer = new byte[BufferBytes];
        try
        {
            int count;
            while ((count = await from.ReceiveAsync(buffer)) > 0)
            {
                if (link.Delay > TimeSpan.Zero)
                {
                    await Task.Delay(link.Delay, link.Time);
                }

                await link.Gate.Pass(direction);
                if ((link.Gate.Swallowed & direction) == 0)
                {
                    await SendAll(to, buffer.AsMemory(0, count));
                }
            }

            await link.Gate.Pass(direction);
            if ((link.Gate.Swallowed & direction) == 0)
            {
                EndOneWay(to);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            Break();
        }
    }

    private static async Task SendAll(Socket to, ReadOnlyMemory<byte> data)
    {
        while (data.Length > 0)
        {
            data = data[await to.SendAsync(data)..];
        }
    }

    private void EndOneWay(Socket to)
    {
        to.Shutdown(SocketShutdown.Send);
        if (Interlocked.Decrement(ref _openWays) == 0)
        {
            link.Forget(this);
            near.Dispose();
            far.Dispose();
        }
    }
}
