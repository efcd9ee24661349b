using System.Net;
using System.Net.Sockets;

namespace Shop.Runtime.Testing.Network;

/// <summary>Ports for servers that must be told one.</summary>
public static class FreePort
{
    // Below 32768, where Linux begins with the ports that it gives to outgoing connections: none of those takes one between
    // this look and the server's start. Above what people's own servers use.
    private const int First = 12_000;
    private const int Count = 8_000;

    // Processes that run at the same time take different lanes, each by a file that it holds locked until it ends: between this look
    // and a server's start another process would find the same port free.
    private const int LaneLength = 50;
    private const int Lanes = Count / LaneLength;

    private static readonly Lock _gate = new();
    private static readonly List<FileStream> _locks = [];
    private static readonly List<int> _ports = [];
    private static readonly int _firstLane = Random.Shared.Next(Lanes);
    private static int _next;
    private static int _lanesSeen;

    /// <summary>A TCP port of 127.0.0.1 that nobody listens at, and that no process was given by this which still runs; none twice before all are used up.</summary>
    /// <exception cref="InvalidOperationException">All are taken.</exception>
    public static int Next()
    {
        lock (_gate)
        {
            for (var attempt = 0; attempt < 2 * Count; attempt++)
            {
                if (_next == _ports.Count && !TakeLane())
                {
                    _next = 0; // round again through those that are this process's
                }

                if (_next < _ports.Count && IsFree(_ports[_next++]))
                {
                    return _ports[_next - 1];
                }
            }
        }

        throw new InvalidOperationException($"All ports from {First} to {First + Count - 1} are taken.");
    }

    private static bool TakeLane()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"shop-ports-{Environment.UserName}")).FullName;
        while (_lanesSeen < Lanes)
        {
            var lane = (_firstLane + _lanesSeen++) % Lanes;
            try
            {
                _locks.Add(new FileStream(Path.Combine(folder, $"{lane}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException)
            {
                continue; // another process's
            }

            _ports.AddRange(Enumerable.Range(First + (lane * LaneLength), LaneLength));
            return true;
        }

        return false;
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
