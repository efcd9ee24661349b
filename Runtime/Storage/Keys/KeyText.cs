namespace Shop.Runtime.Storage.Keys;

/// <summary>
/// What a key or a state's name may be. The memory storage keeps the same rules, so that a test sees what the database would
/// refuse.
/// </summary>
internal static class KeyText
{
    /// <summary>The width of the columns GrainTypeString and GrainIdExtensionString, in characters.</summary>
    public const int MaxLength = 512;

    /// <summary>Throws <see cref="ArgumentException"/>, naming the rule, for a text that can't be stored.</summary>
    public static void EnsureStorable(string text, string what, string parameter)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException($"The {what} contains the character NUL, which PostgreSQL can't store in text.", parameter);
        }

        if (text.Length > MaxLength && text.EnumerateRunes().Count() > MaxLength)
        {
            throw new ArgumentException($"The {what} is longer than {MaxLength} characters, the width of its column.", parameter);
        }
    }
}
