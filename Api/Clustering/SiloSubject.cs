using Shop.Hosting.Clustering;

namespace Shop.Api.Clustering;

/// <summary>A silo as the audit log names it: by what operators call it, which outlives its runs.</summary>
internal static class SiloSubject
{
    // As long as Silo.Name and Silo.Zone may be, with what stands between.
    private const int LengthMax = 5 + 64 + 1 + 32;

    private const string Prefix = "silo-";

    /// <summary>The name.</summary>
    public static string Of(SiloLabel label) => $"{Prefix}{label}";

    /// <summary>Whether a text may be one.</summary>
    public static bool Is(string text) => text.StartsWith(Prefix, StringComparison.Ordinal) && text.Length <= LengthMax;
}
