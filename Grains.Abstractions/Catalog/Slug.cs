using System.Buffers;
using System.Globalization;
using System.Text;

namespace Shop.Catalog;

/// <summary>Names in addresses: small letters and digits of ASCII, with single hyphens between them.</summary>
public static class Slug
{
    private static readonly SearchValues<char> _allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Whether it is one, of <see cref="CatalogLimits.SlugLengthMax"/> characters at most.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: > 0 and <= CatalogLimits.SlugLengthMax }
        && !text.AsSpan().ContainsAnyExcept(_allowed)
        && text[0] != '-' && text[^1] != '-'
        && !text.Contains("--", StringComparison.Ordinal);

    /// <summary>
    /// One that tells a title: letters without their accents, all else as hyphens. Empty where the title has no letter or digit
    /// that can be told so.
    /// </summary>
    public static string Of(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        var slug = new StringBuilder();
        foreach (var character in title.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                slug.Append(char.ToLowerInvariant(character));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString();
        return (text.Length <= CatalogLimits.SlugLengthMax ? text : text[..CatalogLimits.SlugLengthMax]).Trim('-');
    }
}
