using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace Shop.Bench.Shop;

/// <summary>
/// One HTTP/1.1 connection that sends a request again and again and reads each answer to its end: the least that a client can do,
/// so that what is measured is the server.
/// </summary>
internal sealed class KeptConnection : IDisposable
{
    private static readonly byte[] _headEnd = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] _contentLength = "\r\nContent-Length: "u8.ToArray();

    private static readonly byte[] _chunksEnd = "\r\n0\r\n\r\n"u8.ToArray();

    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly Socket _socket;

    private KeptConnection(Socket socket) => _socket = socket;

    public static async Task<KeptConnection> Open(Uri address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port);
        return new KeptConnection(socket);
    }

    /// <summary>A GET without a body.</summary>
    public static byte[] Get(Uri address, string path) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: */*\r\n\r\n");

    /// <summary>
    /// Sends a request and reads its answer, which has to be one of success. Returns the body's length, with the chunks' heads where
    /// it comes in chunks.
    /// </summary>
    public async Task<int> Send(ReadOnlyMemory<byte> request) => (await Exchange(request)).Length;

    /// <summary>The same; returns the body.</summary>
    public async Task<string> Read(ReadOnlyMemory<byte> request)
    {
        var (start, length) = await Exchange(request);
        return Encoding.UTF8.GetString(_buffer, start, length);
    }

    /// <summary>Sends a request and reads its answer: false where that says that the server is too busy, and when to come again.</summary>
    public async Task<bool> IsAnswered(ReadOnlyMemory<byte> request)
    {
        await Exchange(request, mayBeRefused: true);
        return _buffer.AsSpan().StartsWith("HTTP/1.1 20"u8);
    }

    private async Task<(int Start, int Length)> Exchange(ReadOnlyMemory<byte> request, bool mayBeRefused = false)
    {
        await _socket.SendAsync(request);
        var (read, bodyStart, length) = (0, -1, 0);
        while (bodyStart < 0 || read < bodyStart + length)
        {
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(read));
            if (received == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            read += received;
            if (bodyStart < 0 || length > _buffer.Length)
            {
                (bodyStart, length) = Head(_buffer.AsSpan(0, read), mayBeRefused);
            }
        }

        return (bodyStart, length);
    }

    public void Dispose() => _socket.Dispose();

    private static (int BodyStart, int Length) Head(ReadOnlySpan<byte> bytes, bool mayBeRefused)
    {
        var end = bytes.IndexOf(_headEnd);
        if (end < 0)
        {
            return (-1, 0);
        }

        var isRefused = mayBeRefused && (bytes.StartsWith("HTTP/1.1 503"u8) || bytes.StartsWith("HTTP/1.1 429"u8))
            && bytes[..end].IndexOf("\r\nRetry-After: "u8) > 0;
        if (!isRefused && !bytes.StartsWith("HTTP/1.1 20"u8))
        {
            throw new InvalidOperationException($"The answer is no success: {Encoding.UTF8.GetString(bytes)}");
        }

        var start = bytes.IndexOf(_contentLength);
        if (start < 0)
        {
            return (end + _headEnd.Length, bytes.EndsWith(_chunksEnd) ? bytes.Length - end - _headEnd.Length : int.MaxValue - end - _headEnd.Length);
        }

        return Utf8Parser.TryParse(bytes[(start + _contentLength.Length)..], out int length, out _)
            ? (end + _headEnd.Length, length)
            : throw new InvalidOperationException("The answer doesn't say how long it is.");
    }
}
