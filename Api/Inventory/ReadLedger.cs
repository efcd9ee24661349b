using System.Text.Json.Serialization;
using Shop.Api.Paging;
using Shop.Api.Problems;

namespace Shop.Api.Inventory;

/// <summary>
/// Why there are so many of a thing: each change of what is on hand with who, when and why, and how many there were after it. A
/// page adds up: <c>opening</c> and its deltas make what its newest entry says.
/// </summary>
internal static class ReadLedger
{
    public static async Task<IResult> HandleAsync(Sku sku, string? limit, string? cursor, StockReads stock, HttpContext context)
    {
        var (validation, scope) = (new Validation(), $"ledger {sku}");
        var count = PageLimit.Read(limit, validation);
        Cursor from = default;
        validation.That(cursor is null || Cursor.TryDecode(cursor, scope, out from), "cursor", "This is no cursor of this list.");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        if (await stock.LedgerAsync(sku, cursor is null ? null : from.Key, count + 1, context.RequestAborted) is not var (there, rows))
        {
            return Problem.NotFound();
        }

        var page = rows.Take(count).ToList();
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new LedgerPage(
            sku, there.OnHand, there.Reserved, there.Available,
            page is [.., { Entry: var oldest }] ? oldest.OnHand - oldest.Delta : there.OnHand,
            [.. page.Select(static row => row.Entry)],
            rows.Count > count ? new Cursor(page[^1].Id, Guid.Empty).Encode(scope) : null));
    }
}

/// <summary>A page of a stock's ledger.</summary>
/// <param name="Sku">Of what.</param>
/// <param name="OnHand">Pieces in the warehouse now.</param>
/// <param name="Reserved">Those of them that checkouts hold or orders have bought.</param>
/// <param name="Available">Those that can be had.</param>
/// <param name="Opening">Pieces before the page's oldest entry; on the last page those that there were at first.</param>
/// <param name="Items">The newest first.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record LedgerPage(
    Sku Sku,
    int OnHand,
    int Reserved,
    int Available,
    int Opening,
    IReadOnlyList<LedgerEntry> Items,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>A change of what is on hand.</summary>
/// <param name="At">When.</param>
/// <param name="Kind"><c>counted</c>, <c>adjusted</c>, <c>sold</c>; others may come.</param>
/// <param name="Delta">How many more; fewer, where negative.</param>
/// <param name="OnHand">Pieces after it.</param>
/// <param name="Reason">Why, in the words of who did it.</param>
/// <param name="Actor">Who: an id.</param>
/// <param name="CheckoutId">The checkout that it came from; left out where it came from none.</param>
/// <param name="OrderId">The order that it came from.</param>
/// <param name="OrderNumber">The same, for people.</param>
public sealed record LedgerEntry(
    DateTimeOffset At, string Kind, int Delta, int OnHand, string Reason, string Actor, string? CheckoutId, string? OrderId, string? OrderNumber);
