using Shop.Api.Carts;
using Shop.Carts;
using Shop.Catalog;
using Shop.Checkout;
using Shop.Orders;

namespace Shop.Api.Checkout;

/// <summary>A checkout as clients see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">How far it is.</param>
/// <param name="CartId">The cart that it is of.</param>
/// <param name="Lines">What is bought, as it was when the total was fixed; empty before.</param>
/// <param name="Subtotal">Of the goods, before discounts.</param>
/// <param name="Discounts">What is taken off.</param>
/// <param name="ShippingMethod">How it is sent.</param>
/// <param name="Shipping">What that costs.</param>
/// <param name="Tax">All tax.</param>
/// <param name="TaxIncluded">Whether the tax is in the prices already.</param>
/// <param name="Total">What is to be paid, or was; absent before it is fixed.</param>
/// <param name="ExpiresAt">Until when an open one can be paid.</param>
/// <param name="OrderId">The order that it became.</param>
/// <param name="OrderNumber">Its number, for people.</param>
/// <param name="NextAction">What the shopper has to do for a payment that asks for it.</param>
/// <param name="Reason">
/// Why the last payment was refused (<c>card_declined</c>, <c>insufficient_funds</c>, …), or the checkout given up
/// (<c>released</c>, <c>expired</c>, <c>superseded</c>, …).
/// </param>
public sealed record CheckoutAnswer(
    CheckoutId Id,
    CheckoutState Status,
    CartId CartId,
    IReadOnlyList<CheckoutLineAnswer> Lines,
    Money? Subtotal,
    IReadOnlyList<DiscountAnswer> Discounts,
    string? ShippingMethod,
    Money? Shipping,
    Money? Tax,
    bool? TaxIncluded,
    Money? Total,
    DateTimeOffset? ExpiresAt,
    OrderId? OrderId,
    string? OrderNumber,
    NextAction? NextAction,
    string? Reason)
{
    internal static CheckoutAnswer Of(CheckoutView checkout)
    {
        var quote = checkout.Quote;
        return new CheckoutAnswer(
            checkout.Id,
            CheckoutStates.Of(checkout.Status),
            checkout.Cart,
            quote is null ? [] : [.. quote.Lines.Select(CheckoutLineAnswer.Of)],
            quote?.Subtotal,
            quote is null ? [] : [.. quote.Discounts.Select(static discount => new DiscountAnswer(discount.Code, discount.Amount))],
            quote?.ShippingMethod,
            quote?.Shipping,
            quote?.Tax,
            quote?.IsTaxIncluded,
            quote?.Total,
            checkout.Status == CheckoutStatus.Open ? checkout.ExpiresAt : null,
            checkout.Order,
            checkout.OrderNumber,
            checkout.NextAction is { } url ? new NextAction(NextAction.Redirect, url) : null,
            checkout.Reason);
    }
}

/// <summary>A line of a checkout.</summary>
/// <param name="Sku">The thing.</param>
/// <param name="ProductId">Of which product.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Options">What was chosen of each option.</param>
/// <param name="Quantity">How many.</param>
/// <param name="UnitPrice">What one costs.</param>
/// <param name="Subtotal">Unit price × quantity.</param>
/// <param name="Discount">Its share of the discounts.</param>
/// <param name="Tax">Its share of the tax.</param>
/// <param name="Total">What is paid for it.</param>
public sealed record CheckoutLineAnswer(
    Sku Sku,
    ProductId ProductId,
    string Title,
    IReadOnlyList<OptionChoice> Options,
    int Quantity,
    Money UnitPrice,
    Money Subtotal,
    Money Discount,
    Money? Tax,
    Money Total)
{
    internal static CheckoutLineAnswer Of(QuotedLine line) => new(
        line.Total.Sku, line.Product, line.Title, line.Options, line.Total.Quantity, line.Total.UnitPrice, line.Total.Subtotal,
        line.Total.Discount, line.Total.Tax, line.Total.Total);
}

/// <summary>What a shopper has to do.</summary>
/// <param name="Type"><c>redirect</c>: to open the address; there may come others.</param>
/// <param name="Url">The provider's page, on which the card's holder approves or refuses.</param>
public sealed record NextAction(string Type, string Url)
{
    internal const string Redirect = "redirect";
}
