using System.Text;

namespace Shop.Api.Problems;

/// <summary>JSON pointers (RFC 6901), by which a problem names the member that is wrong: <c>/lines/0/sku</c>.</summary>
public static class JsonPointer
{
    // A member's name may be as long as the body: what is longer than this names nothing of ours, and isn't sent back.
    private const int LengthMax = 200;

    /// <summary>The pointer for a path as System.Text.Json tells it: <c>$.lines[0].sku</c>, <c>$['odd name']</c>; "" is the whole.</summary>
    public static string OfPath(string? path)
    {
        var pointer = new StringBuilder();
        var rest = path is null ? [] : path.AsSpan(path.StartsWith('$') ? 1 : 0);
        while (!rest.IsEmpty && pointer.Length < LengthMax)
        {
            Append(pointer.Append('/'), Next(ref rest));
        }

        return pointer.Length <= LengthMax ? pointer.ToString() : pointer.ToString(0, LengthMax);
    }

    private static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> rest)
    {
        var (skip, end) = rest.StartsWith("['", StringComparison.Ordinal) ? (2, "']") : rest[0] == '[' ? (1, "]") : (rest[0] == '.' ? 1 : 0, "");
        rest = rest[skip..];
        var length = end.Length > 0 ? rest.IndexOf(end, StringComparison.Ordinal) : rest.IndexOfAny('.', '[');
        var name = length < 0 ? rest : rest[..length];
        rest = length < 0 ? [] : rest[(length + end.Length)..];
        return name;
    }

    private static void Append(StringBuilder pointer, ReadOnlySpan<char> name)
    {
        foreach (var character in name)
        {
            _ = character switch
            {
                '~' => pointer.Append("~0"),
                '/' => pointer.Append("~1"),
                _ => pointer.Append(character),
            };
        }
    }
}
