using System.Collections.Immutable;
using Shop.Checkout;
using Shop.Mail;

namespace Shop.Orders;

/// <summary>The mails about orders. Each is stored together with what it tells of.</summary>
public static class OrderMails
{
    /// <summary>To whoever placed an order: what it is, and what it cost.</summary>
    public static OutgoingMail Confirmation(StoredCheckout paid)
    {
        ArgumentNullException.ThrowIfNull(paid);
        var (quote, words) = (paid.Quote!, OrderMailWords.In(paid.Language));
        return Mail("order-confirmation", paid.Language, paid.Email, paid.ShippingAddress.Name, paid.OrderNumber!,
            ("order", [paid.Order!.Value.Value]),
            ("lines", [.. quote.Lines.Select(line => $"{line.Total.Quantity} × {line.Title}: {words.Amount(line.Total.Subtotal)}")]),
            ("sums", Sums(quote, words)));
    }

    /// <summary>To whoever placed an order: a parcel is on its way.</summary>
    internal static OutgoingMail Shipped(StoredOrder order, Parcel parcel) => Mail("order-shipped", order,
        ("lines", [.. parcel.Lines.Select(line => $"{line.Quantity} × {order.Lines.First(one => one.Sku == line.Sku).Title}")]),
        ("tracking", Tracking(parcel.Tracking, OrderMailWords.In(order.Language))));

    /// <summary>To whoever placed an order: it is given up.</summary>
    internal static OutgoingMail Cancelled(StoredOrder order)
    {
        var words = OrderMailWords.In(order.Language);
        return Mail("order-cancelled", order,
            ("money", [order.Payment.State == OrderPaymentState.Captured ? words.PaidBack(words.Amount(order.Payment.Refundable)) : words.NothingPaid]));
    }

    /// <summary>To whoever placed an order: money is on its way back.</summary>
    internal static OutgoingMail Refunded(StoredOrder order, Money amount) =>
        Mail("order-refunded", order, ("amount", [OrderMailWords.In(order.Language).Amount(amount)]));

    private static ImmutableArray<string> Tracking(Tracking? way, OrderMailWords words) => way switch
    {
        null => [words.Untracked],
        { Url: { } url } => [$"{words.Brings(way.Carrier, way.Number)}:", "", url],
        _ => [$"{words.Brings(way.Carrier, way.Number)}."],
    };

    // They add up to the total, as the lines' prices before discounts and without a tax that comes on top do.
    private static ImmutableArray<string> Sums(Quote quote, OrderMailWords words) =>
    [
        .. quote.Discounts.Select(discount => $"{discount.Code}: {words.Amount(-discount.Amount)}"),
        $"{words.Shipping}: {words.Amount(quote.Shipping)}",
        .. quote.IsTaxIncluded
            ? new[] { $"{words.Total}: {words.Amount(quote.Total)} ({words.OfWhichTax(words.Amount(quote.Tax))})" }
            : [$"{words.Tax}: {words.Amount(quote.Tax)}", $"{words.Total}: {words.Amount(quote.Total)}"],
    ];

    private static OutgoingMail Mail(string template, StoredOrder order, params ReadOnlySpan<(string Name, ImmutableArray<string> Texts)> more) =>
        Mail(template, order.Language, order.Email, order.Recipient, order.Number, more);

    private static OutgoingMail Mail(
        string template, string language, string recipient, string name, string number,
        params ReadOnlySpan<(string Name, ImmutableArray<string> Texts)> more)
    {
        var data = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        data["name"] = [name];
        data["number"] = [number];
        foreach (var (word, texts) in more)
        {
            data[word] = texts;
        }

        return new OutgoingMail(template, language, recipient, data.ToImmutable());
    }
}
