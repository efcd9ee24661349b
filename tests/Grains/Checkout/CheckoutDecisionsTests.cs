using Shop.Checkout;
using Shop.Orders;
using Shop.Payments;
using static Grains.Tests.Checkout.Checkouts;

namespace Grains.Tests.Checkout;

public sealed class CheckoutDecisionsTests
{
    [Fact]
    public void an_open_checkout_is_paid_at_the_total_that_was_agreed_to_until_it_expires()
    {
        var open = Open();

        CheckoutDecisions.RefusesPayment(open, Total, Now).ShouldBeNull();
        CheckoutDecisions.RefusesPayment(open, Total, Now + CheckoutDecisions.HoldFor - TimeSpan.FromTicks(1)).ShouldBeNull();
        CheckoutDecisions.RefusesPayment(open, Total, Now + CheckoutDecisions.HoldFor).ShouldBe(CheckoutRefusal.Of(CheckoutRule.Ended, "expired"));
        CheckoutDecisions.RefusesPayment(open, Total with { MinorUnits = 2_499 }, Now)!.Rule.ShouldBe(CheckoutRule.PriceChanged);
        CheckoutDecisions.RefusesPayment(open, new Money(2_500, Currency.Parse("EUR")), Now)!.Rule.ShouldBe(CheckoutRule.PriceChanged);
    }

    [Theory]
    [InlineData(CheckoutStatus.Begun, CheckoutRule.InProgress)]
    [InlineData(CheckoutStatus.Quoted, CheckoutRule.InProgress)]
    [InlineData(CheckoutStatus.Paying, CheckoutRule.InProgress)]
    [InlineData(CheckoutStatus.RequiresAction, CheckoutRule.InProgress)]
    [InlineData(CheckoutStatus.Pending, CheckoutRule.InProgress)]
    [InlineData(CheckoutStatus.Paid, CheckoutRule.AlreadyPaid)]
    [InlineData(CheckoutStatus.Released, CheckoutRule.Ended)]
    public void no_other_one_is(CheckoutStatus status, CheckoutRule rule) =>
        CheckoutDecisions.RefusesPayment(Open() with { Status = status }, Total, Now)!.Rule.ShouldBe(rule);

    [Fact]
    public void after_ten_attempts_it_is_over()
    {
        var checkout = Open();
        for (var attempt = 1; attempt <= CheckoutDecisions.AttemptsMax; attempt++)
        {
            CheckoutDecisions.RefusesPayment(checkout, Total, Now).ShouldBeNull();
            checkout = CheckoutDecisions.Refused(CheckoutDecisions.Attempted(checkout, Pay(), Now), "card_declined", Now);
        }

        CheckoutDecisions.RefusesPayment(checkout, Total, Now).ShouldBe(CheckoutRefusal.Of(CheckoutRule.Ended, "too_many_attempts"));
    }

    [Fact]
    public void a_declined_card_spends_the_wish_and_one_that_is_none_does_not()
    {
        var paying = Paying();

        var declined = CheckoutDecisions.Refused(paying, "card_declined", Now);
        var refused = CheckoutDecisions.CardRefused(paying, "card.number", Now);

        (declined.Status, declined.Reason, declined.PaidBy).ShouldBe((CheckoutStatus.Open, "card_declined", paying.PaidBy));
        (refused.Status, refused.Reason, refused.PaidBy).ShouldBe((CheckoutStatus.Open, "card.number", Guid.Empty));
        declined.ExpiresAt.ShouldBe(Now + CheckoutDecisions.HoldFor);
    }

    [Fact]
    public void what_was_said_before_an_attempt_is_forgotten_with_it()
    {
        var again = CheckoutDecisions.Attempted(CheckoutDecisions.Refused(Paying(), "card_declined", Now), Pay(), Now);
        var paid = CheckoutDecisions.Paid(again with { NextAction = "https://bank.example" }, OrderId.New(TimeProvider.System), "1234-5678-9ABC");

        (again.Reason, again.Attempt, again.Status).ShouldBe((null, 2, CheckoutStatus.Paying));
        (paid.NextAction, paid.Reason, paid.Status, paid.IsLive).ShouldBe((null, null, CheckoutStatus.Paid, false));
    }

    [Theory]
    [InlineData(PaymentState.NeverHeardOf, 14, nameof(PaymentStep.AskLater))]
    [InlineData(PaymentState.NeverHeardOf, 15, nameof(PaymentStep.Cancel))]
    [InlineData(PaymentState.RequiresAction, 29 * 60, nameof(PaymentStep.AwaitHolder))]
    [InlineData(PaymentState.RequiresAction, 30 * 60, nameof(PaymentStep.Cancel))]
    [InlineData(PaymentState.Unknown, (24 * 60 * 60) - 1, nameof(PaymentStep.AskLater))]
    [InlineData(PaymentState.Unknown, 24 * 60 * 60, nameof(PaymentStep.Cancel))]
    [InlineData(PaymentState.Pending, (24 * 60 * 60) - 1, nameof(PaymentStep.AskLater))]
    [InlineData(PaymentState.Pending, 24 * 60 * 60, nameof(PaymentStep.Cancel))]
    public void a_payment_is_given_up_only_when_its_time_is_over(PaymentState state, int seconds, string step) =>
        CheckoutDecisions.After(Paying(), new PaymentAnswer(state), Now.AddSeconds(seconds)).ToString().ShouldBe(step);
}
