using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Shop.Bench.Shop;

/// <summary>One browser that watches a product: it counts what it is told, and remembers the last.</summary>
internal sealed class LiveWatcher : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _buffer = new byte[8 * 1024];
    private int _filled;

    private LiveWatcher()
    {
    }

    /// <summary>Events that told of a change.</summary>
    public int Events { get; private set; }

    /// <summary>The last version that it was told of.</summary>
    public long Version { get; private set; }

    /// <summary>When it was.</summary>
    public long ToldAt { get; private set; }

    /// <summary>Why it ended; null while it goes on.</summary>
    public Exception? Ended { get; private set; }

    public static async Task<LiveWatcher> Open(Uri address, string product)
    {
        var watcher = new LiveWatcher();
        await watcher._socket.ConnectAsync(address.Host, address.Port);
        await watcher._socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /api/v1/live?topics=product:{product} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: text/event-stream\r\n\r\n"));
        _ = watcher.ReadAsync();
        return watcher;
    }

    public void Dispose() => _socket.Dispose();

    private async Task ReadAsync()
    {
        try
        {
            while (await _socket.ReceiveAsync(_buffer.AsMemory(_filled)) is var read and > 0)
            {
                _filled += read;
                TakeEvents();
            }

            throw new IOException("The stream was closed.");
        }
        catch (Exception exception)
        {
            Ended = exception;
        }
    }

    // An event ends with an empty line; the chunks that it comes in have other line ends. What is left is its beginning.
    private void TakeEvents()
    {
        var rest = _buffer.AsSpan(0, _filled);
        if (Events == 0 && !rest.StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException($"The answer is no stream: {Encoding.UTF8.GetString(rest)}");
        }

        for (int end; (end = rest.IndexOf("\n\n"u8)) >= 0; rest = rest[(end + 2)..])
        {
            Take(rest[..end]);
        }

        rest.CopyTo(_buffer);
        _filled = rest.Length;
        if (_filled == _buffer.Length)
        {
            throw new InvalidOperationException("An event is longer than any of a product.");
        }
    }

    private void Take(ReadOnlySpan<byte> one)
    {
        var version = one.IndexOf("\"version\":"u8);
        if (one.IndexOf("event: changed"u8) >= 0 && version > 0 && Utf8Parser.TryParse(one[(version + 10)..], out long number, out _))
        {
            (Events, Version, ToldAt) = (Events + 1, number, Stopwatch.GetTimestamp());
        }
    }
}
