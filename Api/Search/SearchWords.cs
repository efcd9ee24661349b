using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Shop.Api.Search;

/// <summary>What is typed, as search compares it.</summary>
internal static class SearchWords
{
    /// <summary>
    /// In small letters, without accents, white space and control characters as single spaces: as the silo's projection has its
    /// texts.
    /// </summary>
    [SuppressMessage("Globalization", "CA1308", Justification = "small letters are what PostgreSQL's dictionaries have")]
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsWhiteSpace(letter) || char.IsControl(letter))
            {
                folded.Append(' ');
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(letter);
            }
        }

        return string.Join(' ', folded.ToString().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether a text can be folded: it has no half of a pair of UTF-16, which PostgreSQL couldn't store either.</summary>
    public static bool IsText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || text[i] == '\0')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The runs of letters and digits, where they stand.</summary>
    public static IEnumerable<Range> Words(string folded)
    {
        var start = 0;
        for (var i = 0; i <= folded.Length; i++)
        {
            if (i < folded.Length && char.IsLetterOrDigit(folded[i]))
            {
                continue;
            }

            if (i > start)
            {
                yield return start..i;
            }

            start = i + 1;
        }
    }
}
