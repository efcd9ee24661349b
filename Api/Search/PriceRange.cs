using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Shop.Api.Search;

/// <summary>A range of prices, both ends included: <c>10..50</c>, <c>..50</c>, <c>10..</c>, in whole units with up to three decimals.</summary>
/// <param name="Text">As it was asked for.</param>
/// <param name="From">In thousandths.</param>
/// <param name="To">In thousandths.</param>
internal sealed partial record PriceRange(string Text, long From, long To)
{
    /// <summary>Reads one.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PriceRange? range)
    {
        var match = Form().Match(text);
        range = match.Success ? new PriceRange(text, Thousandths(match.Groups[1], 0), Thousandths(match.Groups[2], long.MaxValue)) : null;
        return range is not null && range.From <= range.To && text.Length > "..".Length;
    }

    private static long Thousandths(Group group, long otherwise) =>
        group.Length == 0 ? otherwise : (long)(decimal.Parse(group.Value, CultureInfo.InvariantCulture) * 1000);

    [GeneratedRegex(@"^(\d{1,10}(?:\.\d{1,3})?)?\.\.(\d{1,10}(?:\.\d{1,3})?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
