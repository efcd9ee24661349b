using System.Collections.Immutable;
using Shop.Customers;
using Shop.Orders;

namespace Grains.Tests.Orders;

/// <summary>Orders and wishes of a test's own.</summary>
internal static class Orders
{
    public const string Staff = "customer-00000000000000000000000000000001";

    public static readonly Currency Usd = Currency.Parse("USD");

    public static readonly ShopperId Owner = ShopperId.Parse("guest-00000000000000000000000000000002");

    public static readonly ImmutableArray<Sku> Skus = [Sku.Parse("MUG"), Sku.Parse("HAT"), Sku.Parse("PEN")];

    /// <summary>A new one: 2 mugs, 1 hat, 5 pens for 100.00.</summary>
    public static StoredOrder Placed() => new()
    {
        Id = OrderId.Parse("order-00000000000000000000000000000003"),
        Number = "7K3M-9QXF-2D0R",
        Owner = Owner,
        Email = "ada@example.com",
        Recipient = "Ada",
        Status = OrderStatus.Placed,
        Version = 1,
        Lines = [new OrderLine(Skus[0], "A mug", 2, 0), new OrderLine(Skus[1], "A hat", 1, 0), new OrderLine(Skus[2], "A pen", 5, 0)],
        Payment = new OrderPayment("checkout-1", "test", OrderPaymentState.Authorised, Dollars(10_000), Dollars(0), Dollars(0)),
    };

    public static StoredOrder Paid() => OrderDecisions.Capture(Placed()).After();

    public static Money Dollars(long cents) => new(cents, Usd);

    public static CancelOrder Cancel(ShopperId? owner = null) => new(owner, owner?.Value ?? Staff, "changed my mind");

    public static FulfilOrder Send(params ImmutableArray<(int Sku, int Quantity)> lines) => new(
        OperationId.New(), Staff, [.. lines.Select(static line => new ParcelLine(Skus[line.Sku], line.Quantity))], new Tracking("DHL", "123", null));

    public static RefundOrder GiveBack(long cents) => new(OperationId.New(), Staff, Dollars(cents), "broken");

    /// <summary>The order as the decision, which has to change it, leaves it.</summary>
    public static StoredOrder After(this OrderDecision decision)
    {
        decision.Refusal.ShouldBeNull();
        return decision.Change.ShouldNotBeNull().Order;
    }

    public static string[] Kinds(this OrderDecision decision) => [.. decision.Change!.Events.Select(static told => told.Kind)];
}
