using System.Net;
using Shop.Api.Tests.Carts;
using Shop.Api.Tests.Sessions;
using Shop.Invariants;

namespace Shop.Api.Tests.Checkout;

/// <summary>Many at once; what counts is what both ledgers say afterwards.</summary>
public sealed class CheckoutAtOnceTests : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Whatever else goes on in this shop at the moment: both ledgers add up.</summary>
    public async Task DisposeAsync() => await Books.ShouldHoldAsync((await ShopServer.Shared).Database);

    [Fact]
    public async Task the_same_checkout_sent_a_hundred_times_is_one_order_and_one_charge()
    {
        var (guest, cart, sku) = await CheckoutRequests.ReadyGuestAsync();
        var total = (await guest.OpenCheckoutAsync(cart)).GetProperty("total");
        var (body, key) = (CheckoutRequests.Body(cart, CheckoutRequests.Payment(), total), Guid.NewGuid().ToString());

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => guest.CheckOutAsync(body, key)));
        using var after = await guest.CheckOutAsync(body, key);

        var paid = await after.JsonAsync();
        paid.Text("status").ShouldBe("paid");
        foreach (var answer in answers)
        {
            if (answer.StatusCode == HttpStatusCode.Created)
            {
                (await answer.JsonAsync()).Text("orderId").ShouldBe(paid.Text("orderId"));
            }
            else
            {
                (await answer.ShouldBeProblemAsync(409)).ShouldBe("idempotency_key_in_use");
            }
        }

        var minor = paid.Amount("total").Replace(".", "", StringComparison.Ordinal);
        (await Ledgers.RowsAsync(Ledgers.OrdersOfCheckout, paid.Text("id"))).ShouldBe([paid.Text("orderId")]);
        await Ledgers.UntilAsync([$"authorised {minor}", $"captured {minor}"], Ledgers.Charges, paid.Text("id"));
        await Ledgers.UntilAsync(["9 0"], Ledgers.Stock, sku);
    }

    [Fact]
    public async Task two_tabs_with_two_keys_and_one_cart_make_one_payment()
    {
        var (guest, cart, sku) = await CheckoutRequests.ReadyGuestAsync();
        var total = (await guest.OpenCheckoutAsync(cart)).GetProperty("total");
        var body = CheckoutRequests.Body(cart, CheckoutRequests.Payment(), total);

        var answers = await Task.WhenAll(guest.CheckOutAsync(body), guest.CheckOutAsync(body));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        (await answers.Single(answer => answer.StatusCode != HttpStatusCode.Created).ShouldBeProblemAsync(409))
            .ShouldBeOneOf("checkout_in_progress", "checkout_ended", "empty_cart");
        await Ledgers.UntilAsync(["9 0"], Ledgers.Stock, sku);
        (await Ledgers.RowsAsync("SELECT order_id FROM shop.order_lines WHERE sku = $1", sku)).Length.ShouldBe(1);
        (await Ledgers.RowsAsync("""
            SELECT payment.key FROM test_payments.ledger payment JOIN shop.checkouts checkout ON starts_with(payment.key, checkout.id)
            WHERE checkout.cart_id = $1 AND payment.kind = 'authorised'
            """, cart)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task of_a_thousand_buyers_of_the_last_fifty_units_fifty_get_one()
    {
        const int units = 50, buyers = 1_000, atOnce = 100;
        var sku = CartItemTests.SkuOf(await CartItemTests.StockedAsync(units));
        var outcomes = new System.Collections.Concurrent.ConcurrentBag<string>();

        await Parallel.ForEachAsync(Enumerable.Range(0, buyers), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (_, _) =>
        {
            var (guest, cart) = await CheckoutRequests.GuestOfAsync(sku);
            outcomes.Add(await BuyAsync(guest, cart));
            guest.Dispose();
        });

        outcomes.Count(outcome => outcome == "paid").ShouldBe(units);
        outcomes.Count(outcome => outcome == "out_of_stock").ShouldBe(buyers - units);
        await Ledgers.UntilAsync(["0 0"], Ledgers.Stock, sku);
        (await Ledgers.RowsAsync("SELECT sum(delta)::text FROM shop.stock_ledger WHERE sku = $1", sku)).ShouldBe([$"{-units}"]);
        (await Ledgers.RowsAsync("SELECT count(*)::text FROM shop.order_lines WHERE sku = $1", sku)).ShouldBe([$"{units}"]);
        await Ledgers.UntilAsync([$"{units}"], """
            SELECT count(*)::text FROM test_payments.payments payment JOIN shop.payments ours ON ours.key = payment.key
                JOIN shop.order_lines line ON line.order_id = ours.order_id
            WHERE line.sku = $1 AND payment.status = 'captured' AND payment.captured = ours.amount
            """, sku);
    }

    /// <summary>What becomes of a buyer: opens, and pays the total that was told.</summary>
    private static async Task<string> BuyAsync(ShopClient guest, string cart)
    {
        using var opened = await guest.CheckOutAsync(CheckoutRequests.Body(cart));
        if (opened.StatusCode != HttpStatusCode.Created)
        {
            return await opened.ShouldBeProblemAsync(409);
        }

        using var paid = await guest.PayAsync(await opened.JsonAsync());
        return paid.StatusCode == HttpStatusCode.OK ? (await paid.JsonAsync()).Text("status") : await paid.Content.ReadAsStringAsync();
    }
}
