using Shop.Api.Problems;

namespace Shop.Api.Paging;

/// <summary>How many items a page has.</summary>
public static class PageLimit
{
    /// <summary>Where nothing is asked for.</summary>
    public const int Default = 20;

    /// <summary>A hundred cards are 60 KB: more is what the next page is for.</summary>
    public const int Max = 100;

    /// <summary>Reads <c>?limit=</c>; notes where it breaks the rule.</summary>
    public static int Read(string? text, Validation validation)
    {
        ArgumentNullException.ThrowIfNull(validation);
        if (text is null)
        {
            return Default;
        }

        var isNumber = int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var limit);
        validation.InRange(isNumber ? limit : null, 1, Max, "limit");
        return Math.Clamp(limit, 1, Max);
    }
}
