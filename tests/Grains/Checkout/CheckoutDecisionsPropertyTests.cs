using FsCheck;
using FsCheck.Fluent;
using Shop.Checkout;
using Shop.Payments;
using static Grains.Tests.Checkout.Checkouts;

namespace Grains.Tests.Checkout;

public sealed class CheckoutDecisionsPropertyTests
{
    private static readonly Config _thorough = Config.QuickThrowOnFailure.WithMaxTest(500);

    private static readonly PaymentState[] _settled =
        [PaymentState.Declined, PaymentState.Voided, PaymentState.Cancelled, PaymentState.CardRefused];

    [Fact]
    public void money_that_is_set_aside_or_taken_always_leads_to_an_order_and_nothing_else_does() => Prop.ForAll(Answers, answer =>
        (CheckoutDecisions.After(Paying(), new PaymentAnswer(answer.State), Now + answer.Age) == PaymentStep.PlaceOrder)
            == answer.State is PaymentState.Authorised or PaymentState.Captured).Check(_thorough);

    [Fact]
    public void the_shopper_may_try_again_only_when_the_provider_has_said_that_nothing_comes_of_it() => Prop.ForAll(Answers, answer =>
        (CheckoutDecisions.After(Paying(), new PaymentAnswer(answer.State), Now + answer.Age) == PaymentStep.BackToOpen)
            == _settled.Contains(answer.State)).Check(_thorough);

    [Fact]
    public void whatever_a_provider_says_it_is_not_asked_for_ever() => Prop.ForAll(
        Gen.Elements(Enum.GetValues<PaymentState>()).ToArbitrary(),
        state => CheckoutDecisions.After(Paying(), new PaymentAnswer(state), Now + CheckoutDecisions.KnowWithin)
            is not (PaymentStep.AskLater or PaymentStep.AwaitHolder)).Check(_thorough);

    [Fact]
    public void no_two_attempts_share_a_key_at_the_provider() => Prop.ForAll(Gen.Choose(1, 20).ToArbitrary(), count =>
    {
        var checkout = Open();
        var keys = new HashSet<string>();
        for (var i = 0; i < count; i++)
        {
            checkout = CheckoutDecisions.Attempted(checkout, Pay(), Now);
            if (!keys.Add(checkout.PaymentKey))
            {
                return false;
            }

            checkout = i % 2 == 0 ? CheckoutDecisions.Refused(checkout, null, Now) : CheckoutDecisions.CardRefused(checkout, null, Now);
        }

        return true;
    }).Check(_thorough);

    private static Arbitrary<(PaymentState State, TimeSpan Age)> Answers => (
        from state in Gen.Elements(Enum.GetValues<PaymentState>())
        from seconds in Gen.Choose(0, 3 * 24 * 60 * 60)
        select (state, TimeSpan.FromSeconds(seconds))).ToArbitrary();
}
