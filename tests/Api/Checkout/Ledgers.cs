using Shop.Runtime.Testing;
using Shop.Runtime.Testing.Postgres;

namespace Shop.Api.Tests.Checkout;

/// <summary>What the shop's tables and the provider's books say.</summary>
internal static class Ledgers
{
    /// <summary>On hand and reserved.</summary>
    public const string Stock = "SELECT on_hand || ' ' || reserved FROM shop.stock_counts WHERE sku = $1";

    /// <summary>What the provider did for a checkout.</summary>
    public const string Charges = "SELECT kind || ' ' || amount FROM test_payments.ledger WHERE key LIKE $1 || '-%' ORDER BY id";

    public const string OrdersOfCheckout = "SELECT id FROM shop.orders WHERE checkout_id = $1";

    /// <summary>The first column of each row, as text.</summary>
    /// <remarks>Some tests look through everything that all others have stored.</remarks>
    public static async Task<string[]> RowsAsync(string sql, params string[] parameters) =>
        [.. await (await ShopServer.Shared).Database.TextRowsAsync(sql, parameters, secondsMax: 60)];

    /// <summary>Asks again and again until the rows are these.</summary>
    public static Task UntilAsync(string[] expected, string sql, params string[] parameters)
    {
        var wanted = string.Join("; ", expected);
        return Eventually.ReadAsync(async () => string.Join("; ", await RowsAsync(sql, parameters)), rows => rows == wanted, wanted);
    }
}
