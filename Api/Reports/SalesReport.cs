using System.Text.Json.Serialization;
using Shop.Catalog;

namespace Shop.Api.Reports;

/// <summary>What was sold. It is some seconds behind the orders.</summary>
/// <param name="Items">By day, the first one first; or by currency, the most first.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record SalesReport(
    IReadOnlyList<SalesReportRow> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>What was sold of one sort in one currency. Cancelled orders are left out.</summary>
/// <param name="Day">The day (UTC) on which it was ordered; in a report by day.</param>
/// <param name="Country">Where it goes: ISO 3166-1; in a report by country.</param>
/// <param name="ProductId">What; in a report by product.</param>
/// <param name="Title">What the product was called in one of the orders.</param>
/// <param name="Orders">How many orders; those that a product is in.</param>
/// <param name="Pieces">How many pieces.</param>
/// <param name="Sales">What they came to, with delivery and tax; a product's lines only.</param>
/// <param name="Refunded">What was given back of these orders, whenever that was; left out by product, since refunds are of orders.</param>
public sealed record SalesReportRow(
    DateOnly? Day, string? Country, ProductId? ProductId, string? Title, long Orders, long Pieces, Money Sales, Money? Refunded);
