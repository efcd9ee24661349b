using System.Text;

namespace Shop.Api.Customers;

/// <summary>
/// What a password must be, after NIST SP 800-63B: long enough, not among those that everybody tries first, and nothing that is
/// known of its holder. No rules about kinds of characters, and nothing expires.
/// </summary>
internal static class PasswordRules
{
    /// <summary>Characters at least.</summary>
    public const int MinLength = 8;

    /// <summary>Characters at most: longer than any phrase that is typed, short enough to be hashed for anybody who asks.</summary>
    public const int MaxLength = 128;

    // A name that is a part of many words ("Al") says nothing.
    private const int KnownWordLengthMin = 4;

    /// <summary>
    /// What is hashed: one phrase has one form, however a keyboard composes its letters (SP 800-63B, 5.1.1.2).
    /// </summary>
    public static string Normalize(string password) => password.IsNormalized(NormalizationForm.FormKC)
        ? password
        : password.Normalize(NormalizationForm.FormKC);

    /// <summary>Why it is refused, as a sentence; null where it isn't.</summary>
    public static string? Check(string password, string email, string name)
    {
        if (password.Length is < MinLength or > MaxLength)
        {
            return $"A password has {MinLength} to {MaxLength} characters.";
        }

        if (CommonPasswords.Contains(password))
        {
            return "This password is among those that are tried first. Choose one that nobody else would think of.";
        }

        var known = email.Split('@', '.', '+', '-', '_').Concat(name.Split(' ')).Append(email)
            .Where(static word => word.Length >= KnownWordLengthMin);
        return known.Any(word => IsMostOf(password, word)) ? "This password is made of your name or address. Choose another." : null;
    }

    // The word, and no more around it than somebody adds to please a rule.
    private static bool IsMostOf(string password, string word) =>
        password.Contains(word, StringComparison.OrdinalIgnoreCase) && password.Length - word.Length < MinLength - KnownWordLengthMin + 1;
}
