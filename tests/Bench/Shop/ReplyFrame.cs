using System.Buffers.Text;

namespace Shop.Bench.Shop;

/// <summary>How an HTTP/1.1 answer lies in the bytes that have come.</summary>
/// <param name="Status">Its status; 0 as long as its head isn't whole.</param>
/// <param name="BodyStart">Where the body begins.</param>
/// <param name="Length">The body's length, with the chunks' heads; −1 as long as the last chunk hasn't come.</param>
/// <param name="IsChunked">Whether it comes in chunks.</param>
/// <param name="RetryAfter">After how many seconds it asks to be asked again; 0 where it doesn't say.</param>
internal readonly record struct ReplyFrame(int Status, int BodyStart, int Length, bool IsChunked, int RetryAfter)
{
    private const int StatusStart = 9; // HTTP/1.1 200

    /// <summary>Whether it is known where the answer ends.</summary>
    public bool IsLengthKnown => Status != 0 && Length >= 0;

    /// <summary>Whether all of it is in so many bytes.</summary>
    public bool IsWholeIn(int read) => IsLengthKnown && read >= BodyStart + Length;

    public static ReplyFrame Of(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return default;
        }

        var head = bytes[..(end + 2)];
        if (!Utf8Parser.TryParse(head[StatusStart..], out int status, out _))
        {
            throw new InvalidOperationException("This is no answer of HTTP.");
        }

        var (start, retryAfter) = (end + 4, Number(head, "\r\nRetry-After: "u8) ?? 0);
        var length = status is 204 or 304 ? 0 : Number(head, "\r\nContent-Length: "u8);
        return length is { } known
            ? new ReplyFrame(status, start, known, false, retryAfter)
            : new ReplyFrame(status, start, bytes.EndsWith("\r\n0\r\n\r\n"u8) ? bytes.Length - start : -1, true, retryAfter);
    }

    private static int? Number(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        var start = head.IndexOf(name);
        return start >= 0 && Utf8Parser.TryParse(head[(start + name.Length)..], out int number, out _) ? number : null;
    }
}
