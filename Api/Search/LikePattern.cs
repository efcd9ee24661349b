namespace Shop.Api.Search;

/// <summary>Text in a <c>LIKE</c> of PostgreSQL.</summary>
internal static class LikePattern
{
    /// <summary>The text as a pattern that stands for itself: what people type are letters.</summary>
    public static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}
