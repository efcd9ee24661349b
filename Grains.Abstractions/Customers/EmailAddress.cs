using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Shop.Customers;

/// <summary>
/// An e-mail address as somebody wrote it, and <see cref="Key"/>, by which addresses are compared: what only looks different is
/// the same.
/// </summary>
/// <remarks>
/// Mail always goes to an address as its holder wrote it, never to one that somebody else wrote and that has the same key: the
/// folding keeps look-alikes out, it must not make them deliverable.
/// </remarks>
public sealed record EmailAddress
{
    /// <summary>The longest that SMTP carries (RFC 5321, 4.5.3.1.3, less the angle brackets).</summary>
    public const int MaxLength = 254;

    private const int MaxLocalLength = 64;
    private static readonly SearchValues<char> _notInLocal = SearchValues.Create("\"(),:;<>@[\\]");
    private static readonly IdnMapping _idn = new() { UseStd3AsciiRules = true };

    private EmailAddress(string value, string key) => (Value, Key) = (value, key);

    /// <summary>As it was written, less blanks around it.</summary>
    public string Value { get; }

    /// <summary>
    /// Both parts in NFKC, case folded, the domain's Punycode read, letters of other scripts that look Latin made so: see
    /// <see cref="LookAlikes"/>. Dots and tags stay: whether they matter is the provider's business.
    /// </summary>
    public string Key { get; }

    /// <summary>
    /// Reads one: a local part of 64 octets at most, without quotes, blanks or control characters, and a domain of several labels
    /// that IDNA takes. That anybody reads its mail is shown by mail only.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out EmailAddress? address)
    {
        address = null;
        var value = text?.Trim();
        var at = value?.LastIndexOf('@') ?? -1;
        if (value is null || at < 1 || value.Length > MaxLength || !IsWellFormed(value)
            || !IsLocal(value[..at]) || ReadDomain(value[(at + 1)..]) is not { } domain)
        {
            return false;
        }

        address = new EmailAddress(value, $"{Fold(value[..at])}@{Fold(domain)}");
        return true;
    }

    /// <summary>Its first character and its domain: enough to recognise one's own.</summary>
    public override string ToString() => $"{Value[..1]}…{Value[Value.LastIndexOf('@')..]}";

    private static bool IsWellFormed(string text) => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator));

    // RFC 5321's dot-string; quoted local parts exist on paper only.
    private static bool IsLocal(string local) => Encoding.UTF8.GetByteCount(local) <= MaxLocalLength
        && local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal)
        && local.AsSpan().IndexOfAny(_notInLocal) < 0;

    private static string? ReadDomain(string domain)
    {
        try
        {
            var ascii = _idn.GetAscii(domain.Normalize(NormalizationForm.FormKC));
            return ascii.Contains('.', StringComparison.Ordinal) && ascii[^1] != '.' ? _idn.GetUnicode(ascii) : null;
        }
        catch (ArgumentException)
        {
            return null; // an empty label, one of more than 63 octets, characters that no domain has
        }
    }

    // Case is folded before and after: some capitals only become letters by NFKC, and some look-alikes are capitals.
    private static string Fold(string text) =>
        LookAlikes.Fold(text.Normalize(NormalizationForm.FormKC).ToLowerInvariant()).Normalize(NormalizationForm.FormKC).ToLowerInvariant();
}
