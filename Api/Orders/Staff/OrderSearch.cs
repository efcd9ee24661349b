using System.Collections.Immutable;
using Shop.Checkout;
using Shop.Customers;
using Shop.Orders;

namespace Shop.Api.Orders.Staff;

/// <summary>Which orders are looked for, as conditions of SQL and the texts that they compare with.</summary>
/// <param name="Conditions">Of <c>one</c>, the order, and <c>payment</c>; parameters are numbered from 3.</param>
/// <param name="Texts">The parameters.</param>
internal sealed record OrderSearch(ImmutableArray<string> Conditions, ImmutableArray<string> Texts)
{
    private const int FirstParameter = 3;
    private const string PartiallyRefunded = "partially_refunded";
    private const string Refunded = "refunded";

    /// <summary>What <c>?status=</c> may be: how far an order is, or how much of its money was given back.</summary>
    public static ImmutableArray<string> Statuses { get; } =
        ["placed", "paid", "fulfilling", "shipped", "delivered", "cancelled", PartiallyRefunded, Refunded];

    /// <summary>Reads what was asked for.</summary>
    /// <param name="status">One of <see cref="Statuses"/>; null for any.</param>
    /// <param name="text">An order's id, a checkout's, a shopper's, an e-mail address, the beginning of a number, or a SKU; null for anything.</param>
    public static OrderSearch Of(string? status, string? text)
    {
        var search = status switch
        {
            null => new OrderSearch([], []),
            PartiallyRefunded => new OrderSearch(["payment.refunded > 0 AND payment.refunded < payment.amount"], []),
            Refunded => new OrderSearch(["payment.refunded = payment.amount"], []),
            _ => new OrderSearch([], []).With("one.status = {0}", status),
        };
        return text is null ? search
            : OrderId.TryParse(text, out var order) ? search.With("one.id = {0}", order.Value)
            : CheckoutId.TryParse(text, out var checkout) ? search.With("one.checkout_id = {0}", checkout.Value)
            : ShopperId.TryParse(text, out var owner) ? search.With("one.owner = {0}", owner.Value)
            : text.Contains('@', StringComparison.Ordinal) ? search.With("lower(one.email) = lower({0})", text)
            : search.WithWord(text);
    }

    // What may be a number's beginning may be a SKU, too.
    private OrderSearch WithWord(string word)
    {
        var (beginning, isSku) = (OrderNumber.Beginning(word), Sku.TryParse(word, out var sku));
        var (number, thing) = ("one.number LIKE {0}", "one.id IN (SELECT order_id FROM shop.order_lines WHERE sku = {0})");
        return (beginning.Length > 0, isSku) switch
        {
            (true, true) => With($"({number} OR {thing.Replace("{0}", "{1}", StringComparison.Ordinal)})", $"{beginning}%", sku.Value),
            (true, false) => With(number, $"{beginning}%"),
            (false, true) => With(thing, sku.Value),
            _ => With("false"),
        };
    }

    private OrderSearch With(string condition, params string[] texts)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            condition = condition.Replace($"{{{i}}}", $"${FirstParameter + Texts.Length + i}", StringComparison.Ordinal);
        }

        return new OrderSearch(Conditions.Add(condition), Texts.AddRange(texts));
    }
}
