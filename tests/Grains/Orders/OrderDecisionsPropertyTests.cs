using FsCheck;
using FsCheck.Fluent;
using Shop.Orders;
using static Grains.Tests.Orders.Orders;

namespace Grains.Tests.Orders;

/// <summary>Whatever is asked of an order, in whichever order: what must always hold does.</summary>
public sealed class OrderDecisionsPropertyTests
{
    private static readonly Dictionary<OrderStatus, OrderStatus[]> _ways = new()
    {
        [OrderStatus.Placed] = [OrderStatus.Paid, OrderStatus.Cancelled],
        [OrderStatus.Paid] = [OrderStatus.Fulfilling, OrderStatus.Shipped, OrderStatus.Cancelled],
        [OrderStatus.Fulfilling] = [OrderStatus.Shipped],
        [OrderStatus.Shipped] = [OrderStatus.Delivered],
        [OrderStatus.Delivered] = [],
        [OrderStatus.Cancelled] = [],
    };

    // A step: which wish, and two small numbers that it makes of what it likes.
    private static Arbitrary<(int Wish, int A, int B)[]> Steps() => Arb.From(
        Gen.Zip(Gen.Choose(0, 9), Gen.Zip(Gen.Choose(0, 3), Gen.Choose(-1, 6))).Select(step => (step.Item1, step.Item2.Item1, step.Item2.Item2))
            .ArrayOf().Resize(40));

    [Fact]
    public void every_step_is_on_the_way_of_orders_and_is_told_with_who_did_it() => Check((before, decision) =>
    {
        if (decision.Change is not { } change)
        {
            return;
        }

        var after = change.Order;
        (after.Status == before.Status || _ways[before.Status].Contains(after.Status)).ShouldBeTrue($"{before.Status} → {after.Status}");
        change.Events.Length.ShouldBeGreaterThan(0);
        change.Events.ShouldAllBe(told => told.Actor.Length > 0);
        after.Version.ShouldBe(before.Version + change.Events.Length);
        if (after.Status != before.Status)
        {
            change.Events.ShouldContain(told => told.Kind.Equals($"{after.Status}", StringComparison.OrdinalIgnoreCase));
        }
    });

    [Fact]
    public void never_more_is_given_back_than_was_taken_and_the_refunds_are_what_the_payment_says() => Check((_, decision) =>
    {
        if (decision.Change?.Order is not { } order)
        {
            return;
        }

        var payment = order.Payment;
        payment.Refunded.MinorUnits.ShouldBeGreaterThanOrEqualTo(0);
        payment.Refunding.MinorUnits.ShouldBeGreaterThanOrEqualTo(0);
        (payment.Refunded + payment.Refunding).ShouldBeLessThanOrEqualTo(payment.State == OrderPaymentState.Captured ? payment.Amount : Dollars(0));
        Sum(order, RefundStatus.Done).ShouldBe(payment.Refunded);
        Sum(order, RefundStatus.Pending).ShouldBe(payment.Refunding);
        order.Refunds.DistinctBy(refund => refund.Key).Count().ShouldBe(order.Refunds.Length);
    });

    [Fact]
    public void never_more_is_sent_than_was_bought_and_the_parcels_are_what_the_lines_say() => Check((_, decision) =>
    {
        if (decision.Change?.Order is not { } order)
        {
            return;
        }

        foreach (var line in order.Lines)
        {
            line.Shipped.ShouldBeInRange(0, line.Quantity);
            order.Parcels.SelectMany(parcel => parcel.Lines).Where(one => one.Sku == line.Sku).Sum(one => one.Quantity).ShouldBe(line.Shipped);
        }

        (order.Status is OrderStatus.Shipped or OrderStatus.Delivered).ShouldBe(order.Lines.All(line => line.Unshipped == 0));
        (order.Status == OrderStatus.Delivered).ShouldBe(order.Lines.All(line => line.Unshipped == 0) && order.Parcels.All(parcel => parcel.IsDelivered));
        (order.Status == OrderStatus.Cancelled && order.Parcels.Length > 0).ShouldBeFalse();
    });

    [Fact]
    public void a_cancelled_order_owes_nothing_once_it_is_settled() => Prop.ForAll(Steps(), steps =>
    {
        var order = steps.Aggregate(Placed(), static (order, step) => Wish(order, step).Change?.Order ?? order);
        order = OrderDecisions.Cancel(order, Cancel()).Change?.Order ?? order;
        if (order.Status != OrderStatus.Cancelled)
        {
            return;
        }

        order = order.IsToBeVoided ? OrderDecisions.Voided(order).Change!.Order : order;
        foreach (var refund in order.Refunds.Where(refund => refund.Status == RefundStatus.Pending))
        {
            order = OrderDecisions.Refunded(order, refund).Change!.Order;
        }

        order.IsUnsettled.ShouldBeFalse();
        if (order.Payment.State == OrderPaymentState.Captured && order.Refunds.All(refund => refund.Status == RefundStatus.Done))
        {
            order.Payment.Refunded.ShouldBe(order.Payment.Amount);
        }
    }).QuickCheckThrowOnFailure();

    private static Money Sum(StoredOrder order, RefundStatus status) =>
        order.Refunds.Where(refund => refund.Status == status).Aggregate(Dollars(0), (sum, refund) => sum + refund.Amount);

    private static void Check(Action<StoredOrder, OrderDecision> holds) => Prop.ForAll(Steps(), steps =>
    {
        var order = Placed();
        foreach (var step in steps)
        {
            var decision = Wish(order, step);
            (decision.Refusal is null || decision.Change is null).ShouldBeTrue("what is refused changes nothing");
            holds(order, decision);
            order = decision.Change?.Order ?? order;
        }
    }).QuickCheckThrowOnFailure();

    private static OrderDecision Wish(StoredOrder order, (int Wish, int A, int B) step) => step.Wish switch
    {
        0 or 1 => OrderDecisions.Capture(order),
        2 when step.B == 0 => OrderDecisions.Cancel(order, Cancel(step.A == 0 ? Owner : null)),
        3 or 4 => OrderDecisions.Fulfil(order, step.B < 1 ? Send() : Send((step.A % 3, step.B), ((step.A + 1) % 3, 1))),
        5 or 6 => OrderDecisions.Deliver(order, new DeliverParcel(step.B, Staff)),
        7 => OrderDecisions.Refund(order, order.Refunds.IsEmpty || step.A > 0
            ? GiveBack(step.B * 2_000L)
            : GiveBack(step.B * 2_000L) with { Operation = order.Refunds[0].Operation }),
        8 when order.Refunds.FirstOrDefault(refund => refund.Status == RefundStatus.Pending) is { } refund => OrderDecisions.Refunded(order, refund),
        9 when order.Refunds.LastOrDefault(refund => refund.Status == RefundStatus.Pending) is { } refund => OrderDecisions.RefundRefused(order, refund),
        _ when order.IsToBeVoided => step.A == 0 ? OrderDecisions.CapturedAfterCancel(order) : OrderDecisions.Voided(order),
        _ => OrderDecision.Repeat,
    };
}
