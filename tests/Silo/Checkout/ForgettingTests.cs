using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shop.Checkout;
using Shop.Silo.Checkout;

namespace Shop.Silo.Tests.Checkout;

/// <summary>What is over and old goes; what somebody may still ask for stays.</summary>
public sealed class ForgettingTests(CheckoutShop shop) : IClassFixture<CheckoutShop>
{
    [Fact]
    public async Task a_checkout_that_was_given_up_goes_with_its_holds_when_it_is_old_and_its_name_holds_nothing_again()
    {
        var sku = await shop.NewProductAsync(10);
        var (old, recent) = (await GivenUpAsync(sku), await GivenUpAsync(sku));
        var paid = await shop.BuyAsync(sku, 1);
        await shop.RowsAsync("UPDATE shop.checkouts SET changed_at = now() - interval '31 days' WHERE id IN ($1, $2) RETURNING id", old.Value, paid.Value);

        await NewRoundAsync();

        (await shop.RowsAsync("SELECT status FROM shop.checkouts WHERE id IN ($1, $2, $3) ORDER BY status", old.Value, recent.Value, paid.Value))
            .ShouldBe(["Paid", "Released"]);
        (await shop.RowsAsync("SELECT state FROM shop.stock_holds WHERE checkout_id = $1", old.Value)).ShouldBeEmpty();
        await shop.UntilAsync(["posted", "released"], "SELECT state FROM shop.stock_holds WHERE checkout_id IN ($1, $2) ORDER BY state", recent.Value, paid.Value);
    }

    [Fact]
    public async Task a_given_up_checkout_that_still_holds_something_stays()
    {
        var sku = await shop.NewProductAsync(10);
        var id = await GivenUpAsync(sku);
        await shop.RowsAsync("UPDATE shop.checkouts SET changed_at = now() - interval '31 days' WHERE id = $1 RETURNING id", id.Value);
        await shop.RowsAsync("UPDATE shop.stock_holds SET state = 'sold' WHERE checkout_id = $1 RETURNING sku", id.Value);

        await NewRoundAsync();

        (await shop.RowsAsync("SELECT status FROM shop.checkouts WHERE id = $1", id.Value)).ShouldBe(["Released"]);
        await shop.RowsAsync("UPDATE shop.stock_holds SET state = 'released' WHERE checkout_id = $1 RETURNING sku", id.Value);
    }

    [Fact]
    public async Task events_of_payments_and_finished_work_go_when_they_are_old_and_work_that_failed_stays()
    {
        var name = Guid.NewGuid().ToString();
        await shop.RowsAsync("""
            INSERT INTO shop.payment_events (provider, event_id, key, received_at)
            SELECT 'test', $1 || days, 'key', now() - make_interval(days => days) FROM unnest(ARRAY[29, 31]) AS days RETURNING key
            """, name);
        await shop.RowsAsync("""
            INSERT INTO shop.outbox (kind, subject, created_at, next_attempt_at, attempts, done_at, failure)
            SELECT kind, $1, now() - interval '1 year', now() + interval '1 year', 12, done, CASE WHEN done IS NULL THEN 'no' END
            FROM (VALUES ('old', now() - interval '91 days'), ('recent', now() - interval '89 days'), ('failed', NULL)) AS work (kind, done)
            RETURNING kind
            """, name);

        await NewRoundAsync();

        (await shop.RowsAsync("SELECT event_id FROM shop.payment_events WHERE event_id LIKE $1 || '%'", name)).ShouldBe([$"{name}29"]);
        (await shop.RowsAsync("SELECT kind FROM shop.outbox WHERE subject = $1 ORDER BY kind", name)).ShouldBe(["failed", "recent"]);
        await shop.RowsAsync("DELETE FROM shop.outbox WHERE subject = $1 RETURNING kind", name);
    }

    [Fact]
    public async Task deliveries_go_when_they_are_old_unless_somebody_still_waits_for_them()
    {
        var (place, nobody) = ($"webhook-{Guid.NewGuid():N}", $"webhook-{Guid.NewGuid():N}");
        await shop.RowsAsync("INSERT INTO shop.webhook_endpoints (id, url, events, secret, is_active) VALUES ($1, 'https://a.example', '{order.paid}', 's', false) RETURNING id", place);
        await shop.RowsAsync("""
            INSERT INTO shop.webhook_deliveries (endpoint_id, event_id, type, data, created_at, next_attempt_at)
            SELECT endpoint, event, 'order.paid', '{}', now() - make_interval(days => days), due
            FROM (VALUES ($1, 'old', 31, NULL), ($1, 'recent', 29, NULL), ($1, 'waits', 31, now()), ($2, 'waits for nobody', 31, now()))
                AS one (endpoint, event, days, due)
            RETURNING event_id
            """, place, nobody);

        await NewRoundAsync();

        (await shop.RowsAsync("SELECT event_id FROM shop.webhook_deliveries WHERE endpoint_id IN ($1, $2) ORDER BY 1", place, nobody)).ShouldBe(["recent", "waits"]);
    }

    private async Task<CheckoutId> GivenUpAsync(Sku sku)
    {
        var (guest, cart) = await shop.NewCartAsync((sku, 1));
        var id = CheckoutId.New(TimeProvider.System);
        var checkout = shop.Left.GetGrain<ICheckoutGrain>(id.Value);
        (await checkout.Begin(CheckoutShop.Begin(guest, cart))).Refusal.ShouldBeNull();
        (await checkout.Release(guest)).Refusal.ShouldBeNull();
        return id;
    }

    private async Task NewRoundAsync()
    {
        using var forgetting = new Forgetting(shop.Database, Options.Create(new RetentionSettings()), TimeProvider.System, NullLogger<Forgetting>.Instance);
        await forgetting.RoundAsync(CancellationToken.None);
    }
}
