using System.Collections.Frozen;

namespace Shop.Api.Customers;

/// <summary>
/// The passwords that were found in breaches, and what people make of the commonest to please a rule: a list of some 15,000 of
/// eight characters and more (from zxcvbn, which counted them in ten million published ones), and one of some 900 words, of
/// which each stands for its spellings with capitals, with digits and signs around it, with digits for letters, twice, and
/// backwards; besides, walks over the keyboard, sequences, repetitions and short numbers.
/// </summary>
internal static class CommonPasswords
{
    // A text without letters that is shorter than this is a date or a telephone number; there are too few to guess.
    private const int NumberLengthMin = 14;

    // As many different characters as one hand repeats.
    private const int DistinctMin = 4;

    // Characters that people put around a word: a year and a sign. Digits beyond these are worth something by themselves.
    private const int AddedMax = 6;

    private static readonly string[] _walks =
    [
        "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm", "azertyuiopqsdfghjklmwxcvbn", "abcdefghijklmnopqrstuvwxyz", "12345678901234567890",
        "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp", "zaq1xsw2cde3vfr4bgt5nhy6mju7",
    ];

    private static readonly FrozenSet<string> _words = Read("common-passwords.txt");

    private static readonly FrozenSet<string> _breached = Read("breached-passwords.txt");

    /// <summary>Whether it is among them.</summary>
    public static bool Contains(string password)
    {
        var text = password.ToLowerInvariant();
        return _breached.Contains(text)
            || text.Distinct().Count() < DistinctMin
            || (text.Length < NumberLengthMin && !text.Any(char.IsLetter))
            || new[] { text, Backwards(text) }.Any(IsCommon);
    }

    // Signs for letters are read with and without what stands around the word: in "pa$$word!" one of them is an end.
    private static bool IsCommon(string text) => IsWalk(text)
        || new[] { Core(text), Core(Letters(text)), Letters(Core(text)) }.Any(core => text.Length - core.Length <= AddedMax
            && (_words.Contains(core) || IsWalk(core) || IsTwice(core)));

    private static bool IsTwice(string core)
    {
        var half = core.Length / 2;
        return core.Length % 2 == 0 && string.CompareOrdinal(core, 0, core, half, half) == 0
            && (_words.Contains(core[..half]) || IsWalk(core[..half]));
    }

    private static bool IsWalk(string text) => _walks.Any(walk => walk.Contains(text, StringComparison.Ordinal));

    private static string Core(string text) => text.Trim([.. text.Where(static letter => !char.IsLetter(letter))]);

    private static string Letters(string text) => string.Concat(text.Select(static letter => letter switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => letter,
    }));

    private static string Backwards(string text) => new([.. text.Reverse()]);

    private static FrozenSet<string> Read(string list)
    {
        using var file = typeof(CommonPasswords).Assembly.GetManifestResourceStream($"Shop.Api.Customers.{list}")!;
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet();
    }
}
