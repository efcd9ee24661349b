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
        var quote = paid.Quote!;
        return Mail("order-confirmation", paid.Email, paid.ShippingAddress.Name, paid.OrderNumber!,
            ("order", [paid.Order!.Value.Value]),
            ("lines", [.. quote.Lines.Select(static line => $"{line.Total.Quantity} × {line.Title}: {line.Total.Subtotal}")]),
            ("sums", Sums(quote)));
    }

    /// <summary>To whoever placed an order: a parcel is on its way.</summary>
    internal static OutgoingMail Shipped(StoredOrder order, Parcel parcel) => Mail("order-shipped", order.Email, order.Recipient, order.Number,
        ("lines", [.. parcel.Lines.Select(line => $"{line.Quantity} × {order.Lines.First(one => one.Sku == line.Sku).Title}")]),
        ("tracking", parcel.Tracking is not { } way ? ["There is no number to follow it by."]
            : way.Url is null ? [$"{way.Carrier} brings it, as {way.Number}."]
            : [$"{way.Carrier} brings it, as {way.Number}:", "", way.Url]));

    /// <summary>To whoever placed an order: it is given up.</summary>
    internal static OutgoingMail Cancelled(StoredOrder order) => Mail("order-cancelled", order.Email, order.Recipient, order.Number,
        ("money", [order.Payment.State == OrderPaymentState.Captured
            ? $"The {order.Payment.Refundable} that you paid are on their way back to your card."
            : "You haven't paid anything for it: the amount that was set aside on your card is free again."]));

    /// <summary>To whoever placed an order: money is on its way back.</summary>
    internal static OutgoingMail Refunded(StoredOrder order, Money amount) =>
        Mail("order-refunded", order.Email, order.Recipient, order.Number, ("amount", [amount.ToString()]));

    // They add up to the total, as the lines' prices before discounts and without a tax that comes on top do.
    private static ImmutableArray<string> Sums(Quote quote) =>
    [
        .. quote.Discounts.Select(static discount => $"{discount.Code}: {-discount.Amount}"),
        $"Shipping: {quote.Shipping}",
        quote.IsTaxIncluded ? $"Total: {quote.Total} (with {quote.Tax} of tax)" : $"Tax: {quote.Tax}",
        .. quote.IsTaxIncluded ? [] : new[] { $"Total: {quote.Total}" },
    ];

    private static OutgoingMail Mail(
        string template, string recipient, string name, string number, params ReadOnlySpan<(string Name, ImmutableArray<string> Texts)> more)
    {
        var data = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        data["name"] = [name];
        data["number"] = [number];
        foreach (var (word, texts) in more)
        {
            data[word] = texts;
        }

        return new OutgoingMail(template, recipient, data.ToImmutable());
    }
}
