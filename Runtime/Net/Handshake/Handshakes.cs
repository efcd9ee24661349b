using System.Text;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Net;

/// <summary>The first frame each way.</summary>
internal static class Handshakes
{
    /// <summary>A <see cref="Hello"/> is a few hundred bytes; a stranger gets no room for more than this.</summary>
    public const int HelloBytesMax = 4 * 1024;

    /// <summary>A <see cref="Welcome"/> lists every grain class: a kilobyte each at the very most.</summary>
    public const int WelcomeBytesMax = 4 * 1024 * 1024;

    /// <summary>Introduces this side and hears the other.</summary>
    /// <exception cref="HandshakeException">The other side refused, or doesn't speak this protocol.</exception>
    /// <exception cref="WireFormatException">What came is no frame.</exception>
    public static async Task<Welcome> Connect(Link link, FrameReader frames, Hello hello, CancellationToken token)
    {
        await Send(link, buffer => hello.Write(buffer).Length);
        return await ReadFrame(link, frames, static (kind, body) => kind switch
        {
            FrameKind.Welcome => Welcome.Read(body),
            FrameKind.Goaway => throw new HandshakeException($"It refused: {Encoding.UTF8.GetString(body)}"),
            _ => throw new HandshakeException($"It answered with a frame of kind {kind}."),
        }, token);
    }

    /// <summary>Hears who connects.</summary>
    /// <exception cref="HandshakeException">The first frame is no introduction.</exception>
    /// <exception cref="WireFormatException">What came is no frame, or of another protocol.</exception>
    public static Task<Hello> Hear(Link link, FrameReader frames, CancellationToken token) =>
        ReadFrame(
            link,
            frames,
            static (kind, body) => kind == FrameKind.Hello
                ? Hello.Read(body)
                : throw new HandshakeException($"It began with a frame of kind {kind}."),
            token);

    /// <summary>Takes the other side in.</summary>
    public static Task Accept(Link link, Welcome welcome) => Send(link, buffer => welcome.Write(buffer).Length);

    /// <summary>Turns the other side away, and tells it why.</summary>
    public static Task Refuse(Link link, string reason) => Send(link, buffer => Frame.WriteText(buffer, FrameKind.Goaway, reason).Length);

    private static async Task Send(Link link, Func<WireBuffer, int> write)
    {
        var buffer = new WireBuffer();
        write(buffer);
        await link.Output.WriteAsync(buffer.WrittenMemory);
    }

    private static async Task<T> ReadFrame<T>(Link link, FrameReader frames, BodyReader<T> read, CancellationToken token)
    {
        while (true)
        {
            var result = await link.Input.ReadAsync(token);
            var buffer = result.Buffer;
            if (frames.TryRead(ref buffer, out var kind, out var body))
            {
                var value = read(kind, body);
                link.Input.AdvanceTo(buffer.Start);
                return value;
            }

            link.Input.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
            {
                throw new HandshakeException("It ended the connection in the middle of the handshake.");
            }
        }
    }

    private delegate T BodyReader<out T>(FrameKind kind, ReadOnlySpan<byte> body);
}
