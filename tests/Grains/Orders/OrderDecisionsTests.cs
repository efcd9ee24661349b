using Shop.Customers;
using Shop.Orders;
using static Grains.Tests.Orders.Orders;

namespace Grains.Tests.Orders;

public sealed class OrderDecisionsTests
{
    [Fact]
    public void an_order_goes_its_way_from_placed_to_delivered()
    {
        var captured = OrderDecisions.Capture(Placed());
        var first = OrderDecisions.Fulfil(captured.After(), Send((0, 1), (2, 5)));
        var last = OrderDecisions.Fulfil(first.After(), Send());
        var arrived = OrderDecisions.Deliver(last.After(), new DeliverParcel(1, Staff));
        var delivered = OrderDecisions.Deliver(arrived.After(), new DeliverParcel(2, Staff));

        captured.Kinds().ShouldBe(["paid"]);
        first.Kinds().ShouldBe(["parcel_sent", "fulfilling"]);
        last.Kinds().ShouldBe(["parcel_sent", "shipped"]);
        last.After().Parcels[1].Lines.ShouldBe([new ParcelLine(Skus[0], 1), new ParcelLine(Skus[1], 1)]);
        arrived.Kinds().ShouldBe(["parcel_delivered"]);
        delivered.Kinds().ShouldBe(["parcel_delivered", "delivered"]);
        (delivered.After().Status, delivered.After().Version).ShouldBe((OrderStatus.Delivered, 9));
    }

    [Fact]
    public void a_cancelled_order_that_was_paid_gives_its_money_and_its_goods_back()
    {
        var cancelled = OrderDecisions.Cancel(Paid(), Cancel(Owner));

        var order = cancelled.After();
        order.Status.ShouldBe(OrderStatus.Cancelled);
        cancelled.Kinds().ShouldBe(["cancelled", "refund_requested"]);
        cancelled.Change!.Events.ShouldAllBe(told => told.Actor == Owner.Value);
        cancelled.Change.Events[0].Data["reason"].ShouldBe("changed my mind");
        order.Refunds.Single().Amount.ShouldBe(Dollars(10_000));
        (order.Payment.Refunding, order.Payment.Refundable).ShouldBe((Dollars(10_000), Dollars(0)));
        cancelled.Change.FollowUps.Select(work => $"{work.Kind} {work.Subject}").ShouldBe(
            ["order.settle order-00000000000000000000000000000003", "stock.return MUG", "stock.return HAT", "stock.return PEN"]);
        cancelled.Change.FollowUps[3].Data["quantity"].ShouldBe("5");
    }

    [Fact]
    public void a_cancelled_order_whose_money_was_only_set_aside_lets_go_of_it()
    {
        var cancelled = OrderDecisions.Cancel(Placed(), Cancel(Owner)).After();

        cancelled.IsToBeVoided.ShouldBeTrue();
        cancelled.Refunds.ShouldBeEmpty();
        OrderDecisions.Capture(cancelled).Change.ShouldBeNull();
        OrderDecisions.Voided(cancelled).After().IsUnsettled.ShouldBeFalse();
    }

    [Fact]
    public void money_that_was_taken_while_the_order_was_cancelled_is_given_back()
    {
        var taken = OrderDecisions.CapturedAfterCancel(OrderDecisions.Cancel(Placed(), Cancel(Owner)).After());

        taken.Kinds().ShouldBe(["paid", "refund_requested"]);
        (taken.After().Status, taken.After().Payment.Refunding).ShouldBe((OrderStatus.Cancelled, Dollars(10_000)));
    }

    [Fact]
    public void cancelled_twice_it_is_cancelled_once()
    {
        var cancelled = OrderDecisions.Cancel(Paid(), Cancel(Owner)).After();

        OrderDecisions.Cancel(cancelled, Cancel(Owner)).ShouldBe(OrderDecision.Repeat);
    }

    [Fact]
    public void what_is_on_its_way_can_not_be_cancelled()
    {
        var sent = OrderDecisions.Fulfil(Paid(), Send((0, 1))).After();

        var refused = OrderDecisions.Cancel(sent, Cancel(Owner));

        refused.Refusal.ShouldBe(OrderRefusal.Of(OrderRule.WrongState, OrderStatus.Fulfilling));
        refused.Change.ShouldBeNull();
    }

    [Fact]
    public void anothers_order_can_not_be_cancelled_and_a_guests_can_by_the_account_that_the_guest_became()
    {
        var account = ShopperId.OfCustomer(Owner.Number!.Value);

        OrderDecisions.Cancel(Paid(), Cancel(ShopperId.NewGuest(TimeProvider.System))).Refusal!.Rule.ShouldBe(OrderRule.NotYours);
        OrderDecisions.Cancel(Paid(), Cancel(ShopperId.OfCustomer(Guid.NewGuid()))).Refusal!.Rule.ShouldBe(OrderRule.NotYours);
        OrderDecisions.Cancel(Paid() with { Owner = account }, Cancel(Owner)).Refusal!.Rule.ShouldBe(OrderRule.NotYours);
        OrderDecisions.Cancel(Paid(), Cancel(account)).Refusal.ShouldBeNull();
    }

    [Fact]
    public void nothing_is_sent_before_it_is_paid_or_after_all_of_it_was_given_back()
    {
        var refunded = OrderDecisions.Refund(Paid(), GiveBack(10_000)).After();

        OrderDecisions.Fulfil(Placed(), Send()).Refusal!.Rule.ShouldBe(OrderRule.WrongState);
        OrderDecisions.Fulfil(OrderDecisions.Cancel(Paid(), Cancel()).After(), Send()).Refusal!.Rule.ShouldBe(OrderRule.WrongState);
        OrderDecisions.Fulfil(refunded, Send()).Refusal!.Rule.ShouldBe(OrderRule.WrongState);
    }

    [Fact]
    public void no_more_is_sent_than_was_bought()
    {
        var sent = OrderDecisions.Fulfil(Paid(), Send((0, 1))).After();

        var refused = OrderDecisions.Fulfil(sent, Send((0, 2), (2, 5)));

        refused.Refusal!.Rule.ShouldBe(OrderRule.NotToBeSent);
        refused.Refusal.Skus.ShouldBe([Skus[0]]);
        OrderDecisions.Fulfil(sent, Send((2, 2), (2, 2))).Refusal!.Rule.ShouldBe(OrderRule.NotToBeSent);
    }

    [Fact]
    public void the_same_parcel_twice_is_one_and_another_by_its_name_is_refused()
    {
        var command = Send((0, 1));
        var sent = OrderDecisions.Fulfil(Paid(), command).After();

        OrderDecisions.Fulfil(sent, command).ShouldBe(OrderDecision.Repeat with { Fulfilment = 1 });
        OrderDecisions.Fulfil(sent, command with { Lines = [new ParcelLine(Skus[1], 1)] }).Refusal!.Rule.ShouldBe(OrderRule.OperationReused);
    }

    [Fact]
    public void money_is_given_back_in_parts_and_never_more_than_was_paid()
    {
        var first = OrderDecisions.Refund(Paid(), GiveBack(6_000)).After();
        var done = OrderDecisions.Refunded(first, first.Refunds[0]).After();

        OrderDecisions.Refund(first, GiveBack(4_001)).Refusal!.Refundable.ShouldBe(Dollars(4_000));
        var second = OrderDecisions.Refund(done, GiveBack(4_000)).After();
        OrderDecisions.Refund(second, GiveBack(1)).Refusal!.Rule.ShouldBe(OrderRule.RefundTooLarge);
        (done.Payment.Refunded, done.Payment.Refunding).ShouldBe((Dollars(6_000), Dollars(0)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void an_amount_that_is_none_is_not_given_back(long cents) =>
        OrderDecisions.Refund(Paid(), GiveBack(cents)).Refusal!.Rule.ShouldBe(OrderRule.RefundTooLarge);

    [Fact]
    public void nothing_is_given_back_in_another_currency_or_before_anything_was_taken()
    {
        OrderDecisions.Refund(Paid(), GiveBack(1) with { Amount = new Money(1, Currency.Parse("EUR")) }).Refusal!.Rule.ShouldBe(OrderRule.WrongCurrency);
        OrderDecisions.Refund(Placed(), GiveBack(1)).Refusal!.Rule.ShouldBe(OrderRule.WrongState);
    }

    [Fact]
    public void the_same_refund_twice_is_one_and_another_amount_by_its_name_is_refused()
    {
        var command = GiveBack(1_000);
        var asked = OrderDecisions.Refund(Paid(), command).After();

        OrderDecisions.Refund(asked, command).ShouldBe(OrderDecision.Repeat with { Refund = asked.Refunds[0].Key });
        OrderDecisions.Refund(asked, command with { Amount = Dollars(1_001) }).Refusal!.Rule.ShouldBe(OrderRule.OperationReused);
    }

    [Fact]
    public void what_the_provider_refuses_to_give_back_can_be_given_back_later()
    {
        var asked = OrderDecisions.Refund(Paid(), GiveBack(10_000)).After();
        var refused = OrderDecisions.RefundRefused(asked, asked.Refunds[0]).After();

        refused.Refunds[0].Status.ShouldBe(RefundStatus.Refused);
        refused.Payment.Refundable.ShouldBe(Dollars(10_000));
        refused.IsUnsettled.ShouldBeFalse();
    }

    [Fact]
    public void a_wish_that_was_made_from_another_version_is_refused()
    {
        var order = Paid();

        OrderDecisions.Cancel(order, Cancel() with { Version = 1 }).Refusal!.Rule.ShouldBe(OrderRule.VersionDiffers);
        OrderDecisions.Fulfil(order, Send() with { Version = 1 }).Refusal!.Rule.ShouldBe(OrderRule.VersionDiffers);
        OrderDecisions.Refund(order, GiveBack(1) with { Version = 1 }).Refusal!.Rule.ShouldBe(OrderRule.VersionDiffers);
        OrderDecisions.Refund(order, GiveBack(1) with { Version = order.Version }).Refusal.ShouldBeNull();
    }

    [Fact]
    public void a_cancelled_orders_mail_says_what_becomes_of_the_money()
    {
        string Money(StoredOrder order) => OrderDecisions.Cancel(order, Cancel()).Change!.Events[0].Mail!.Data["money"].Single();

        Money(Placed()).ShouldStartWith("You haven't paid anything");
        Money(Paid()).ShouldStartWith("The 100.00 USD that you paid");
    }
}
