using System.Net.Sockets;
using System.Text;

namespace Shop.Bench.Shop;

/// <summary>
/// One HTTP/1.1 connection that sends a request again and again and reads each answer to its end: the least that a client can do,
/// so that what is measured is the server.
/// </summary>
internal sealed class KeptConnection : IDisposable
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly Socket _socket;

    private KeptConnection(Socket socket) => _socket = socket;

    public static async Task<KeptConnection> Open(Uri address, CancellationToken cancellationToken = default)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address.Host, address.Port, cancellationToken);
            return new KeptConnection(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>A GET without a body.</summary>
    public static byte[] Get(Uri address, string path) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: */*\r\n\r\n");

    /// <summary>
    /// Sends a request and reads its answer, which has to be one of success. Returns the body's length, with the chunks' heads where
    /// it comes in chunks.
    /// </summary>
    public async Task<int> Send(ReadOnlyMemory<byte> request) => (await Succeed(request)).Body.Length;

    /// <summary>The same; returns the body.</summary>
    public async Task<string> Read(ReadOnlyMemory<byte> request) => Encoding.UTF8.GetString((await Succeed(request)).Body.Span);

    /// <summary>Sends a request and reads its answer: false where that says that the server is too busy, and when to come again.</summary>
    public async Task<bool> IsAnswered(ReadOnlyMemory<byte> request) => await Ask(request) switch
    {
        { Status: >= 200 and < 300 } => true,
        { Status: 503 or 429, RetryAfter: > 0 } => false,
        var other => throw Unexpected(other),
    };

    /// <summary>Sends a request and reads its answer, whatever it is: it stands in this connection's memory until the next request.</summary>
    /// <exception cref="IOException">The server closed the connection.</exception>
    /// <exception cref="SocketException">It is broken.</exception>
    public async Task<Reply> Ask(ReadOnlyMemory<byte> request, CancellationToken cancellationToken = default)
    {
        await _socket.SendAsync(request, cancellationToken);
        var (read, frame) = (0, default(ReplyFrame));
        while (!frame.IsWholeIn(read))
        {
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(read), cancellationToken);
            if (received == 0)
            {
                throw new IOException(read == _buffer.Length ? "The answer is longer than the buffer." : "The server closed the connection.");
            }

            read += received;
            if (!frame.IsLengthKnown)
            {
                frame = ReplyFrame.Of(_buffer.AsSpan(0, read));
            }
        }

        return new Reply(frame.Status, _buffer.AsMemory(frame.BodyStart, frame.Length), frame.IsChunked, frame.RetryAfter);
    }

    public void Dispose() => _socket.Dispose();

    private async Task<Reply> Succeed(ReadOnlyMemory<byte> request) =>
        await Ask(request) is var reply && reply.Status is >= 200 and < 300 ? reply : throw Unexpected(reply);

    private static InvalidOperationException Unexpected(Reply reply) =>
        new($"The answer is {reply.Status}: {Encoding.UTF8.GetString(reply.Body.Span)}");
}
