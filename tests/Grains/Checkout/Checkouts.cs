using Shop.Carts;
using Shop.Catalog;
using Shop.Checkout;
using Shop.Customers;
using Shop.Payments;
using Shop.Pricing;

namespace Grains.Tests.Checkout;

/// <summary>Checkouts that tests begin with.</summary>
internal static class Checkouts
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static readonly Money Total = new(2_500, Currency.Parse("USD"));

    public static StoredCheckout New(CheckoutStatus status = CheckoutStatus.Begun) => new()
    {
        Id = CheckoutId.New(TimeProvider.System),
        Owner = ShopperId.NewGuest(TimeProvider.System),
        Cart = CartId.New(TimeProvider.System),
        Email = "ada@example.com",
        ShippingAddress = new Address("Ada", "1 Main Street", null, "Springfield", "CA", "90001", "US"),
        ShippingMethod = "standard",
        Status = status,
        Version = 1,
    };

    /// <summary>One that can be paid.</summary>
    public static StoredCheckout Open() => CheckoutDecisions.Opened(New(CheckoutStatus.Quoted) with { Quote = Quote() }, Now);

    /// <summary>One whose provider is being asked.</summary>
    public static StoredCheckout Paying() => CheckoutDecisions.Attempted(Open(), Pay(), Now);

    public static Quote Quote()
    {
        var line = new LineTotal(Sku.Parse("THING-1"), 1, Total, Total, Total with { MinorUnits = 0 }, null, Total);
        return new Quote(
            [new QuotedLine(ProductId.New(TimeProvider.System), "A thing", [], line)], Total, [], "standard", Total with { MinorUnits = 0 },
            Total with { MinorUnits = 0 }, IsTaxIncluded: false, Total);
    }

    public static PayCheckout Pay() => new(
        default, OperationId.New(), new PaymentDetails("test", "4242424242424242", "12/40", "123"), Total, ReturnUrl: null);
}
