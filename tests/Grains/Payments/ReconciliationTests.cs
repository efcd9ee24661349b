using Shop.Orders;
using Shop.Payments;

namespace Grains.Tests.Payments;

public sealed class ReconciliationTests
{
    private static readonly Currency _usd = Currency.Parse("USD");
    private static readonly OrderId _order = OrderId.Parse("order-00000000000000000000000000000001");

    private static readonly OwnPayment _nobody = new(null, IsBeingPaid: false, OrderPaymentState.Voided, default, default, IsRefunding: false);
    private static readonly OwnPayment _captured = new(_order, false, OrderPaymentState.Captured, Dollars(100), Dollars(0), false);

    [Theory]
    [InlineData(PaymentState.Authorised, 0, 0, BookDifference.OrphanAuthorisation)]
    [InlineData(PaymentState.Captured, 100, 0, BookDifference.ChargeWithoutOrder)]
    [InlineData(PaymentState.Captured, 100, 99, BookDifference.ChargeWithoutOrder)]
    [InlineData(PaymentState.Captured, 100, 100, BookDifference.None)]
    [InlineData(PaymentState.Pending, 0, 0, BookDifference.None)]
    [InlineData(PaymentState.RequiresAction, 0, 0, BookDifference.None)]
    [InlineData(PaymentState.Declined, 0, 0, BookDifference.None)]
    [InlineData(PaymentState.Voided, 0, 0, BookDifference.None)]
    [InlineData(PaymentState.Cancelled, 0, 0, BookDifference.None)]
    public void money_that_nobody_waits_for_is_found(PaymentState state, long captured, long refunded, BookDifference expected)
    {
        Reconciliation.Compare(Theirs(state, 100, captured, refunded), _nobody).ShouldBe(expected);
        Reconciliation.Compare(Theirs(state, 100, captured, refunded), _nobody with { IsBeingPaid = true }).ShouldBe(BookDifference.None);
    }

    [Theory]
    [InlineData(OrderPaymentState.Authorised, PaymentState.Authorised, BookDifference.None)]
    [InlineData(OrderPaymentState.Captured, PaymentState.Captured, BookDifference.None)]
    [InlineData(OrderPaymentState.Voided, PaymentState.Voided, BookDifference.None)]
    [InlineData(OrderPaymentState.Authorised, PaymentState.Captured, BookDifference.StateDiffers)]
    [InlineData(OrderPaymentState.Authorised, PaymentState.Voided, BookDifference.StateDiffers)]
    [InlineData(OrderPaymentState.Captured, PaymentState.Authorised, BookDifference.StateDiffers)]
    [InlineData(OrderPaymentState.Captured, PaymentState.Cancelled, BookDifference.StateDiffers)]
    [InlineData(OrderPaymentState.Voided, PaymentState.Captured, BookDifference.StateDiffers)]
    public void an_orders_payment_is_what_the_provider_says(OrderPaymentState ours, PaymentState theirs, BookDifference expected) =>
        Reconciliation.Compare(Theirs(theirs, 100), _captured with { State = ours }).ShouldBe(expected);

    [Fact]
    public void other_amounts_are_found()
    {
        Reconciliation.Compare(Theirs(PaymentState.Captured, 99, 99), _captured).ShouldBe(BookDifference.AmountDiffers);
        Reconciliation.Compare(Theirs(PaymentState.Captured, 100, 100, 1), _captured).ShouldBe(BookDifference.RefundsDiffer);
        Reconciliation.Compare(Theirs(PaymentState.Captured, 100, 100, 1), _captured with { IsRefunding = true }).ShouldBe(BookDifference.None);
        Reconciliation.Compare(Theirs(PaymentState.Captured, 100, 100), _captured with { Refunded = Dollars(1) }).ShouldBe(BookDifference.RefundsDiffer);
    }

    [Fact]
    public void a_few_young_charges_without_an_order_are_given_back_and_many_or_old_ones_are_left_to_people()
    {
        var (now, hour) = (DateTimeOffset.UnixEpoch + TimeSpan.FromDays(1), TimeSpan.FromHours(1));
        var young = Theirs(PaymentState.Captured, 100, 100) with { ChangedAt = now - hour + TimeSpan.FromTicks(1) };
        var old = young with { ChangedAt = now - hour };

        Reconciliation.ToGiveBack([young, old], now, max: 2, hour).ShouldBe([young]);
        Reconciliation.ToGiveBack([young, young, young], now, max: 2, hour).ShouldBeEmpty();
        Reconciliation.ToGiveBack([young], now, max: 0, hour).ShouldBeEmpty();
    }

    private static Money Dollars(long cents) => new(cents, _usd);

    private static ProviderPayment Theirs(PaymentState state, long amount, long captured = 0, long refunded = 0) =>
        new("checkout-1-1", state, Dollars(amount), Dollars(captured), Dollars(refunded), DateTimeOffset.UnixEpoch);
}
