using System.Collections.Frozen;
using System.Text;

namespace Shop.Customers;

/// <summary>
/// Letters of other scripts that a reader takes for a Latin one, after the idea of the skeleton in Unicode Technical Standard 39.
/// A selection: small letters of Cyrillic, Greek, Armenian and phonetic Latin, which is what look-alike addresses are made of.
/// </summary>
public static class LookAlikes
{
    private static readonly FrozenDictionary<char, char> _latin = Pairs(
        ('a', "\u0430\u0251\u03B1\u1D00"), // Cyrillic a, Latin alpha, Greek alpha, small capital
        ('b', "\u044C\u0432\u0185\u0299"),
        ('c', "\u0441\u03F2\u1D04"),
        ('d', "\u0501\u0257\u1D05"),
        ('e', "\u0435\u04BD\u0454\u03B5\u1D07"),
        ('f', "\u017F\u0192\u0584"),
        ('g', "\u0261\u0581\u0262"),
        ('h', "\u04BB\u0570\u043D\u029C"),
        ('i', "\u0456\u0130\u0131\u0269\u03B9\u04CF\u026A"),
        ('j', "\u0458\u03F3\u1D0A"),
        ('k', "\u043A\u03BA\u0138\u1D0B"),
        ('l', "\u01C0\u029F"),
        ('m', "\u043C\u1D0D"),
        ('n', "\u0578\u043F\u0580\u03B7"),
        ('o', "\u043E\u03BF\u0585\u03C3\u1D0F"),
        ('p', "\u0440\u03C1\u1D18"),
        ('q', "\u051B\u0566"),
        ('r', "\u0433\u1D26\u0280"),
        ('s', "\u0455\uA731"),
        ('t', "\u0442\u03C4\u1D1B"),
        ('u', "\u03C5\u057D\u028B\u1D1C"),
        ('v', "\u03BD\u0475\u1D20"),
        ('w', "\u0461\u051D\u0561\u03C9\u1D21"),
        ('x', "\u0445\u03C7"),
        ('y', "\u0443\u04AF\u10E7\u03B3\u028F"),
        ('z', "\u1D22"));

    /// <summary>The text with each of them as the Latin letter; everything else as it is. Expects small letters.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            folded.Append(_latin.GetValueOrDefault(letter, letter));
        }

        return folded.ToString();
    }

    private static FrozenDictionary<char, char> Pairs(params ReadOnlySpan<(char Latin, string Others)> groups)
    {
        var pairs = new Dictionary<char, char>();
        foreach (var (latin, others) in groups)
        {
            foreach (var other in others)
            {
                pairs.Add(other, latin);
            }
        }

        return pairs.ToFrozenDictionary();
    }
}
