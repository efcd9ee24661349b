using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Shop.Orders;

/// <summary>What people call an order by: twelve characters in three groups, such as <c>7K3M-9QXF-2D0R</c>.</summary>
/// <remarks>
/// 60 random bits, so that it tells nobody how many orders there are, and two are never the same by chance (the database refuses
/// them all the same). The characters are those of Crockford's Base32, which has no letter that is taken for a digit, or for
/// another letter, on the phone; what is heard wrong all the same is read as what was meant.
/// </remarks>
public readonly record struct OrderNumber
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 12;
    private const int GroupLength = 4;

    // Blanks and dashes between all characters: more isn't a number any more.
    private const int WrittenMax = 2 * Length;

    private static readonly SearchValues<char> _letters = SearchValues.Create(Letters);

    private readonly string? _value;

    private OrderNumber(ReadOnlySpan<char> letters) =>
        _value = $"{letters[..GroupLength]}-{letters[GroupLength..(2 * GroupLength)]}-{letters[(2 * GroupLength)..]}";

    /// <summary>The text; empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>A new one.</summary>
    public static OrderNumber New() => new(RandomNumberGenerator.GetString(Letters, Length));

    /// <summary>
    /// Reads one as people write it: in small letters, with blanks or dashes anywhere or nowhere, with O for 0, and I or L for 1.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out OrderNumber number)
    {
        number = default;
        var letters = text is { Length: <= WrittenMax } ? LettersOf(text) : "";
        if (letters.Length != Length || letters.AsSpan().ContainsAnyExcept(_letters))
        {
            return false;
        }

        number = new OrderNumber(letters);
        return true;
    }

    /// <summary>How the beginning of a number is written; empty where no number begins so.</summary>
    public static string Beginning(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var letters = text.Length <= WrittenMax ? LettersOf(text) : "";
        return letters.Length > Length || letters.AsSpan().ContainsAnyExcept(_letters)
            ? ""
            : string.Join('-', letters.Chunk(GroupLength).Select(static group => new string(group)));
    }

    /// <summary><see cref="Value"/>.</summary>
    public override string ToString() => Value;

    private static string LettersOf(string text) => string.Concat(text.Where(static letter => letter is not (' ' or '-')).Select(static letter =>
        char.ToUpperInvariant(letter) switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            var other => other,
        }));
}
