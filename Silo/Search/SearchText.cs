using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Shop.Silo.Search;

/// <summary>Texts as search compares them.</summary>
internal static class SearchText
{
    // Shorter ones are corrected into anything; longer ones nobody types.
    private const int WordLengthMin = 3;
    private const int WordLengthMax = 40;

    /// <summary>In small letters and without accents: <c>Café</c> is <c>cafe</c>. The Api does the same to what is typed.</summary>
    [SuppressMessage("Globalization", "CA1308", Justification = "small letters are what PostgreSQL's dictionaries have")]
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD).Where(static letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
        {
            folded.Append(letter);
        }

        return folded.ToString().ToLowerInvariant();
    }

    /// <summary>The words of a text that another one may be corrected into.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var folded = Folded(text);
        var start = 0;
        for (var i = 0; i <= folded.Length; i++)
        {
            if (i < folded.Length && char.IsLetterOrDigit(folded[i]))
            {
                continue;
            }

            var word = folded[start..i];
            if (word.Length is >= WordLengthMin and <= WordLengthMax && word.Any(char.IsLetter))
            {
                yield return word;
            }

            start = i + 1;
        }
    }
}
