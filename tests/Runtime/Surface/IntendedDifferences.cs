namespace Runtime.Tests.Surface;

/// <summary>Where Runtime/ differs from Orleans on purpose: the difference as the comparison words it, and why.</summary>
internal static class IntendedDifferences
{
    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>
    {
    };
}
