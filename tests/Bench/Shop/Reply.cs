using System.Buffers.Text;

namespace Shop.Bench.Shop;

/// <summary>An answer, in the memory of the connection that it came by.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Body">As it came.</param>
/// <param name="IsChunked">Whether the chunks' heads are in it.</param>
/// <param name="RetryAfter">After how many seconds it asks to be asked again; 0 where it doesn't say.</param>
internal readonly record struct Reply(int Status, Memory<byte> Body, bool IsChunked, int RetryAfter)
{
    /// <summary>The body without chunks' heads, which are overwritten.</summary>
    public ReadOnlyMemory<byte> Content() => IsChunked ? Body[..Join(Body.Span)] : Body;

    private static int Join(Span<byte> chunks)
    {
        var (from, to) = (0, 0);
        while (Utf8Parser.TryParse(chunks[from..], out int length, out var digits, 'x') && length > 0)
        {
            from += digits + 2;
            chunks.Slice(from, length).CopyTo(chunks[to..]);
            (from, to) = (from + length + 2, to + length);
        }

        return to;
    }
}
