using Orleans;
using Shop.Checkout;
using Shop.Payments;
using Shop.Silo.Tests.Checkout;
using Shop.Silo.Tests.Orders;

namespace Shop.Silo.Tests.Payments;

/// <summary>The provider's books beside ours, compared all the time, with nothing given time to settle.</summary>
public sealed class PaymentReconcilingTests(ReconcilingShop shop) : IClassFixture<ReconcilingShop>
{
    private static readonly PaymentDetails _card = new("test", "4242424242424242", "12/40", "123");
    private static readonly Money _amount = new(4_200, Currency.Parse("USD"));

    private readonly string _key = $"checkout-{Guid.NewGuid():N}-1";

    [Fact]
    public async Task money_that_is_set_aside_for_nobody_is_let_go_of()
    {
        await shop.Provider.AuthoriseAsync(_key, _amount, _card, null, CancellationToken.None);

        await shop.UntilAsync(["authorised 4200", "voided 4200"], "SELECT kind || ' ' || amount FROM test_payments.ledger WHERE key = $1 ORDER BY id", _key);
        await shop.UntilAsync(["orphan_authorisation gone"], Differences, _key);
    }

    [Fact]
    public async Task money_that_a_checkout_waits_for_is_left_alone()
    {
        var sku = await shop.NewProductAsync(10);
        var (guest, cart) = await shop.NewCartAsync((sku, 1));
        var checkout = shop.Left.GetGrain<ICheckoutGrain>(CheckoutId.New(TimeProvider.System).Value);
        var opened = (await checkout.Begin(CheckoutShop.Begin(guest, cart))).Checkout!;
        var asked = (await checkout.Pay(CheckoutShop.Pay(guest, opened.Quote!.Total, "4000000000003220"))).Checkout!;

        using var holder = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        (await holder.PostAsync($"{asked.NextAction}/approve", null)).Dispose();

        await shop.UntilAsync(["Paid"], "SELECT status FROM shop.checkouts WHERE id = $1", opened.Id.Value);
        (await shop.RowsAsync("SELECT kind FROM test_payments.ledger WHERE key LIKE $1 AND kind = 'voided'", $"{opened.Id}-%")).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_charge_for_an_order_that_is_not_there_is_given_back_once()
    {
        await ChargeAsync("now()");

        await shop.UntilAsync(
            ["authorised 4200", "captured 4200", "refunded 4200"], "SELECT kind || ' ' || amount FROM test_payments.ledger WHERE key = $1 ORDER BY id", _key);
        await shop.UntilAsync(["charge_without_order gone"], Differences, _key);
    }

    [Fact]
    public async Task an_old_charge_without_an_order_is_told_until_people_have_given_it_back()
    {
        await ChargeAsync("now() - interval '4 minutes'");

        await shop.UntilAsync(["charge_without_order open"], Differences, _key);
        await shop.Provider.RefundAsync(_key, "by-hand", _amount, CancellationToken.None);
        await shop.UntilAsync(["charge_without_order gone"], Differences, _key);
        (await shop.RowsAsync("SELECT refund FROM test_payments.ledger WHERE key = $1 AND kind = 'refunded'", _key)).ShouldBe(["by-hand"]);
    }

    [Fact]
    public async Task money_that_was_given_back_past_the_shop_is_told()
    {
        var order = await shop.NewOrderAsync();

        await shop.Provider.RefundAsync(order.PaymentKey, "by-hand", order.Total with { MinorUnits = 100 }, CancellationToken.None);

        await shop.UntilAsync(["refunds_differ open"], $"{Differences} AND kind = 'refunds_differ'", order.PaymentKey);
    }

    [Fact]
    public async Task an_order_whose_money_nobody_takes_any_more_is_paid_all_the_same()
    {
        var order = await shop.NewOrderAsync(isCaptured: false);
        await shop.RowsAsync("UPDATE shop.outbox SET done_at = now() WHERE subject = $1 RETURNING kind", order.Id.Value);

        shop.Line.Mend(order.Path("capture"));

        await shop.UntilStatusAsync(order, "paid");
    }

    private async Task ChargeAsync(string at) => await shop.RowsAsync($"""
        WITH charged AS
        (
            INSERT INTO test_payments.payments (key, id, amount, currency, status, captured, changed_at) VALUES ($1, $1, 4200, 'USD', 'captured', 4200, {at}) RETURNING key
        )
        INSERT INTO test_payments.ledger (key, kind, amount) SELECT key, kind, 4200 FROM charged, unnest(ARRAY['authorised', 'captured']) AS kind RETURNING kind
        """, _key);

    private const string Differences =
        "SELECT kind || CASE WHEN resolved_at IS NULL THEN ' open' ELSE ' gone' END FROM shop.payment_differences WHERE payment_key = $1";
}

/// <summary>A shop that compares its books with the provider's all the time.</summary>
public sealed class ReconcilingShop : OrderShop
{
    protected override (string Name, string Value)[] Settings =>
        [("Payments:Reconciliation:Interval", "00:00:00.2"), ("Payments:Reconciliation:Grace", "00:00:00"), ("Payments:Reconciliation:GiveBackWithin", "00:03:00")];
}
