using System.Globalization;

namespace Shop.Api.Storefront;

/// <summary>Prices for people, in English: as the web app writes them (Web/src/Design/money.ts), so that they don't change before one's eyes.</summary>
internal static class PriceText
{
    // Of other currencies the code is written, as browsers do.
    private static readonly Dictionary<string, string> _signs = new()
    {
        ["USD"] = "$",
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["JPY"] = "¥",
        ["INR"] = "₹",
        ["KRW"] = "₩",
        ["CAD"] = "CA$",
        ["AUD"] = "A$",
        ["MXN"] = "MX$",
        ["BRL"] = "R$",
        ["CNY"] = "CN¥",
    };

    /// <summary>The price: <c>$1,234.50</c>, <c>CHF 12.00</c>.</summary>
    public static string Of(Money money)
    {
        var amount = decimal.Parse(money.Amount, CultureInfo.InvariantCulture).ToString("N" + money.Currency.Digits, CultureInfo.InvariantCulture);
        return _signs.TryGetValue(money.Currency.Code, out var sign) ? sign + amount : $"{money.Currency.Code}\u00a0{amount}";
    }
}
