using Orleans;
using Orleans.Storage;
using Shop.Carts;
using Shop.Checkout;
using Shop.Customers;
using Shop.Invariants;
using Shop.Inventory;
using Shop.Orders;

namespace Shop.Silo.Tests.Checkout;

/// <summary>Checkouts from the cart to the order, against a real provider; what counts is what both ledgers say afterwards.</summary>
public sealed class CheckoutGrainTests(CheckoutShop shop) : IClassFixture<CheckoutShop>, IAsyncLifetime
{
    private const string Declined = "4000000000000002";
    private const string ThreeDSecure = "4000000000003220";
    private const string AnswerLost = "4000000000000341";
    private const string ApprovedLate = "4000000000000259";

    private readonly CheckoutId _id = CheckoutId.New(TimeProvider.System);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Books.ShouldHoldAsync(shop.Database);

    private ICheckoutGrain Checkout => shop.Left.GetGrain<ICheckoutGrain>(_id.Value);

    [Fact]
    public async Task a_cart_becomes_an_order_that_is_paid_and_posted()
    {
        var (one, other) = (await shop.NewProductAsync(10, "10.00"), await shop.NewProductAsync(10, "5.50"));
        var (guest, cart) = await shop.NewCartAsync((one, 2), (other, 1));

        var opened = await Checkout.Begin(CheckoutShop.Begin(guest, cart));
        opened.Refusal.ShouldBeNull();
        opened.Checkout!.Status.ShouldBe(CheckoutStatus.Open);
        opened.Checkout.Quote!.Subtotal.Amount.ShouldBe("25.50");
        var total = opened.Checkout.Quote.Total;
        var paid = await Checkout.Pay(CheckoutShop.Pay(guest, total));

        paid.Refusal.ShouldBeNull();
        paid.Checkout!.Status.ShouldBe(CheckoutStatus.Paid);
        var order = paid.Checkout.Order!.Value.Value;
        await shop.UntilAsync(["paid"], "SELECT status FROM shop.orders WHERE id = $1", order);
        (await shop.RowsAsync("SELECT kind FROM shop.order_events WHERE order_id = $1 ORDER BY position", order)).ShouldBe(["placed", "paid"]);
        (await shop.RowsAsync("SELECT sku || ' ' || quantity || ' ' || unit_price FROM shop.order_lines WHERE order_id = $1 ORDER BY position", order))
            .ShouldBe([$"{one} 2 1000", $"{other} 1 550"]);
        await shop.UntilAsync([$"authorised {total.MinorUnits}", $"captured {total.MinorUnits}"], Charges, $"{_id}-%");
        await shop.UntilAsync(["8 0"], Stock, one.Value);
        await shop.UntilAsync(["9 0"], Stock, other.Value);
        await shop.UntilAsync(["0"], CartLines, cart.Value);
        (await shop.RowsAsync(HoldsAtRest, _id.Value)).ShouldBe(["posted true", "posted true"]);
    }

    [Fact]
    public async Task the_sum_of_an_orders_parts_is_its_total()
    {
        var skus = new[] { await shop.NewProductAsync(9, "0.99"), await shop.NewProductAsync(9, "33.33"), await shop.NewProductAsync(9, "7.07") };
        var (guest, cart) = await shop.NewCartAsync((skus[0], 3), (skus[1], 1), (skus[2], 2));

        var quote = (await Checkout.Begin(CheckoutShop.Begin(guest, cart))).Checkout!.Quote!;

        var lines = quote.Lines.Aggregate(new Money(0, quote.Total.Currency), (sum, line) => sum + line.Total.Total);
        (lines + quote.Shipping).ShouldBe(quote.Total);
        quote.Lines.Aggregate(0L, (sum, line) => sum + line.Total.Tax!.Value.MinorUnits).ShouldBe(quote.Tax.MinorUnits);
    }

    [Fact]
    public async Task asked_for_again_it_is_the_same_checkout_and_another_wish_is_refused()
    {
        var sku = await shop.NewProductAsync(5);
        var (guest, cart) = await shop.NewCartAsync((sku, 1));
        var command = CheckoutShop.Begin(guest, cart);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Checkout.Begin(command)));

        answers.ShouldAllBe(answer => answer.Refusal == null && answer.Checkout!.Status == CheckoutStatus.Open);
        (await shop.RowsAsync(Stock, sku.Value)).ShouldBe(["5 1"]);
        (await Checkout.Begin(command with { Email = "eve@example.com" })).Refusal!.Rule.ShouldBe(CheckoutRule.OperationReused);
    }

    [Fact]
    public async Task what_cannot_be_had_is_named_and_nothing_is_held()
    {
        var (there, gone) = (await shop.NewProductAsync(5), await shop.NewProductAsync(1));
        var (guest, cart) = await shop.NewCartAsync((there, 1), (gone, 2));

        var result = await Checkout.Begin(CheckoutShop.Begin(guest, cart));

        result.Refusal!.Rule.ShouldBe(CheckoutRule.OutOfStock);
        result.Refusal.Skus.ShouldBe([gone]);
        (await shop.RowsAsync(Stock, there.Value)).ShouldBe(["5 0"]);
    }

    [Fact]
    public async Task an_empty_cart_and_a_way_that_does_not_exist_are_refused()
    {
        var (guest, empty) = await shop.NewCartAsync();
        var (other, cart) = await shop.NewCartAsync((await shop.NewProductAsync(1), 1));

        (await Checkout.Begin(CheckoutShop.Begin(guest, empty))).Refusal!.Rule.ShouldBe(CheckoutRule.EmptyCart);
        (await Fresh().Begin(CheckoutShop.Begin(other, cart, "teleport"))).Refusal!.Rule.ShouldBe(CheckoutRule.ShippingUnavailable);
        (await Fresh().Begin(CheckoutShop.Begin(guest, cart))).Refusal!.Rule.ShouldBe(CheckoutRule.NotYours);
    }

    [Fact]
    public async Task another_total_than_the_one_agreed_to_is_not_charged()
    {
        var (guest, cart) = await shop.NewCartAsync((await shop.NewProductAsync(1), 1));
        var total = (await Checkout.Begin(CheckoutShop.Begin(guest, cart))).Checkout!.Quote!.Total;

        var refused = await Checkout.Pay(CheckoutShop.Pay(guest, total with { MinorUnits = total.MinorUnits - 1 }));

        refused.Refusal!.Rule.ShouldBe(CheckoutRule.PriceChanged);
        refused.Checkout!.Quote!.Total.ShouldBe(total);
        (await shop.RowsAsync(Charges, $"{_id}-%")).ShouldBeEmpty();
        (await Checkout.Pay(CheckoutShop.Pay(guest, total))).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task after_a_declined_card_the_cart_can_be_changed_or_paid_again()
    {
        var sku = await shop.NewProductAsync(3);
        var (guest, cart) = await shop.NewCartAsync((sku, 1));
        var total = (await Checkout.Begin(CheckoutShop.Begin(guest, cart))).Checkout!.Quote!.Total;

        var declined = await Checkout.Pay(CheckoutShop.Pay(guest, total, Declined));
        var paid = await Checkout.Pay(CheckoutShop.Pay(guest, total));

        (declined.Refusal!.Rule, declined.Refusal.Reason, declined.Checkout!.Status).ShouldBe((CheckoutRule.Declined, "card_declined", CheckoutStatus.Open));
        paid.Checkout!.Status.ShouldBe(CheckoutStatus.Paid);
        await shop.UntilAsync(["2 0"], Stock, sku.Value);
    }

    [Fact]
    public async Task a_card_that_nobody_gives_out_is_refused()
    {
        var (guest, cart) = await shop.NewCartAsync((await shop.NewProductAsync(3), 1));
        var total = (await Checkout.Begin(CheckoutShop.Begin(guest, cart))).Checkout!.Quote!.Total;

        var refused = await Checkout.Pay(CheckoutShop.Pay(guest, total, "5555555555554444"));

        (refused.Refusal!.Rule, refused.Refusal.Reason).ShouldBe((CheckoutRule.CardRefused, "card.number"));
        refused.Checkout!.Status.ShouldBe(CheckoutStatus.Open);
    }

    [Fact]
    public async Task one_wish_to_pay_is_one_charge_however_often_it_comes()
    {
        var sku = await shop.NewProductAsync(100);
        var (guest, cart) = await shop.NewCartAsync((sku, 1));
        var total = (await Checkout.Begin(CheckoutShop.Begin(guest, cart))).Checkout!.Quote!.Total;
        var pay = CheckoutShop.Pay(guest, total);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i =>
            i % 2 == 0 ? Checkout.Pay(pay) : Checkout.Pay(pay with { Operation = OperationId.New() })));

        answers.Select(answer => answer.Checkout!.Order).OfType<OrderId>().Distinct().Count().ShouldBe(1);
        await shop.UntilAsync([$"authorised {total.MinorUnits}", $"captured {total.MinorUnits}"], Charges, $"{_id}-%");
        await shop.UntilAsync(["99 0"], Stock, sku.Value);
    }

    [Fact]
    public async Task two_silos_that_both_own_a_checkout_make_one_order_and_one_charge()
    {
        var sku = await shop.NewProductAsync(100);
        var (guest, cart) = await shop.NewCartAsync((sku, 1));
        var command = CheckoutShop.Begin(guest, cart);
        var total = (await Checkout.Begin(command)).Checkout!.Quote!.Total;
        (await shop.Right.GetGrain<ICheckoutGrain>(_id.Value).Read())!.Status.ShouldBe(CheckoutStatus.Open);

        var attempts = Enumerable.Range(0, 20).Select(i => Tolerate(() =>
            (i % 2 == 0 ? shop.Left : shop.Right).GetGrain<ICheckoutGrain>(_id.Value).Pay(CheckoutShop.Pay(guest, total))));
        await Task.WhenAll(attempts);

        await shop.UntilAsync(["Paid"], "SELECT status FROM shop.checkouts WHERE id = $1", _id.Value);
        (await shop.RowsAsync("SELECT id FROM shop.orders WHERE checkout_id = $1", _id.Value)).Count.ShouldBe(1);
        await shop.UntilAsync([$"authorised {total.MinorUnits}", $"captured {total.MinorUnits}"], Charges, $"{_id}-%");
        await shop.UntilAsync(["99 0"], Stock, sku.Value);
    }

    [Fact]
    public async Task a_silo_that_comes_second_with_an_order_learns_that_it_was_overtaken_and_not_that_holds_are_lost()
    {
        var placed = (await shop.Store.ReadAsync(await shop.BuyAsync(await shop.NewProductAsync(2), 1), CancellationToken.None))!;

        var again = () => shop.Store.PlaceOrderAsync(placed with { Order = OrderId.New(TimeProvider.System) }, CancellationToken.None);

        await Should.ThrowAsync<InconsistentStateException>(again);
    }

    [Fact]
    public async Task two_checkouts_of_one_cart_end_in_one_payment()
    {
        var sku = await shop.NewProductAsync(10);
        var (guest, cart) = await shop.NewCartAsync((sku, 1));
        var (left, right) = (Fresh(), Fresh());
        var total = (await left.Begin(CheckoutShop.Begin(guest, cart))).Checkout!.Quote!.Total;
        (await right.Begin(CheckoutShop.Begin(guest, cart))).Refusal.ShouldBeNull();

        var answers = await Task.WhenAll(left.Pay(CheckoutShop.Pay(guest, total)), right.Pay(CheckoutShop.Pay(guest, total)));

        answers.Count(answer => answer.Checkout!.Status == CheckoutStatus.Paid).ShouldBe(1);
        answers.Single(answer => answer.Checkout!.Status != CheckoutStatus.Paid).Refusal!.Rule.ShouldBe(CheckoutRule.Ended);
        await shop.UntilAsync(["9 0"], Stock, sku.Value);
    }

    [Fact]
    public async Task a_change_of_the_cart_gives_its_open_checkout_up()
    {
        var sku = await shop.NewProductAsync(10);
        var (guest, cart) = await shop.NewCartAsync((sku, 1));
        var total = (await Checkout.Begin(CheckoutShop.Begin(guest, cart))).Checkout!.Quote!.Total;

        await shop.Left.GetGrain<ICartGrain>(cart.Value).Add(new AddItem(OperationId.New(), sku, 1, null) { Shopper = guest });

        await shop.UntilAsync(["10 0"], Stock, sku.Value);
        (await Checkout.Pay(CheckoutShop.Pay(guest, total))).Refusal.ShouldBe(CheckoutRefusal.Of(CheckoutRule.Ended, "superseded"));
    }

    [Fact]
    public async Task while_it_is_paid_the_cart_takes_no_change_and_nobody_gives_it_up()
    {
        var sku = await shop.NewProductAsync(10);
        var (guest, cart) = await shop.NewCartAsync((sku, 1));
        var total = (await Checkout.Begin(CheckoutShop.Begin(guest, cart))).Checkout!.Quote!.Total;

        var asked = await Checkout.Pay(CheckoutShop.Pay(guest, total, ThreeDSecure));

        asked.Checkout!.Status.ShouldBe(CheckoutStatus.RequiresAction);
        asked.Checkout.NextAction.ShouldStartWith(shop.ProviderUrl.ToString());
        var add = await shop.Left.GetGrain<ICartGrain>(cart.Value).Add(new AddItem(OperationId.New(), sku, 1, null) { Shopper = guest });
        add.Refusal!.Rule.ShouldBe(CartRule.Locked);
        (await Checkout.Release(guest)).Refusal!.Rule.ShouldBe(CheckoutRule.InProgress);
        (await Fresh().Begin(CheckoutShop.Begin(guest, cart))).Refusal!.Rule.ShouldBe(CheckoutRule.InProgress);

        using var holder = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        (await holder.PostAsync($"{asked.Checkout.NextAction}/approve", null)).Dispose();
        await shop.UntilAsync(["Paid"], "SELECT status FROM shop.checkouts WHERE id = $1", _id.Value);
    }

    [Theory]
    [InlineData(AnswerLost)]
    [InlineData(ApprovedLate)]
    public async Task an_answer_that_is_lost_or_late_is_asked_for_until_it_is_known(string card)
    {
        var sku = await shop.NewProductAsync(10);
        var (guest, cart) = await shop.NewCartAsync((sku, 1));
        var total = (await Checkout.Begin(CheckoutShop.Begin(guest, cart))).Checkout!.Quote!.Total;

        var pending = await Checkout.Pay(CheckoutShop.Pay(guest, total, card));

        pending.Checkout!.Status.ShouldBe(CheckoutStatus.Pending);
        await shop.UntilAsync(["Paid"], "SELECT status FROM shop.checkouts WHERE id = $1", _id.Value);
        await shop.UntilAsync([$"authorised {total.MinorUnits}", $"captured {total.MinorUnits}"], Charges, $"{_id}-%");
    }

    [Fact]
    public async Task a_payment_whose_holds_are_gone_becomes_no_order_and_no_charge()
    {
        var sku = await shop.NewProductAsync(10);
        var (guest, cart) = await shop.NewCartAsync((sku, 1));
        var total = (await Checkout.Begin(CheckoutShop.Begin(guest, cart))).Checkout!.Quote!.Total;
        await Checkout.Pay(CheckoutShop.Pay(guest, total, ThreeDSecure));
        await shop.Left.GetGrain<IStockGrain>(StockKey.Of(sku)).Move(_id, HoldMove.Abandon);

        await shop.Provider.CancelAsync("nobody", CancellationToken.None);
        using var holder = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        (await holder.PostAsync($"{(await Checkout.Read())!.NextAction}/approve", null)).Dispose();

        await shop.UntilAsync(["Released"], "SELECT status FROM shop.checkouts WHERE id = $1", _id.Value);
        (await shop.RowsAsync(Charges, $"{_id}-%")).ShouldBe([$"authorised {total.MinorUnits}", $"voided {total.MinorUnits}"]);
        (await shop.RowsAsync("SELECT id FROM shop.orders WHERE checkout_id = $1", _id.Value)).ShouldBeEmpty();
    }

    [Fact]
    public async Task given_up_it_holds_nothing()
    {
        var sku = await shop.NewProductAsync(10);
        var (guest, cart) = await shop.NewCartAsync((sku, 4));
        await Checkout.Begin(CheckoutShop.Begin(guest, cart));

        (await Checkout.Release(ShopperId.NewGuest(TimeProvider.System))).Refusal!.Rule.ShouldBe(CheckoutRule.NotYours);
        (await Checkout.Release(guest)).Refusal.ShouldBeNull();
        (await Checkout.Release(guest)).IsRepeat.ShouldBeTrue();

        (await shop.RowsAsync(Stock, sku.Value)).ShouldBe(["10 0"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task what_is_held_to_be_paid_just_after_another_silo_gave_the_checkout_up_goes_back_at_once(int onHandOfTheOther)
    {
        var (held, other) = (await shop.NewProductAsync(3), await shop.NewProductAsync(1));
        var (guest, cart) = await shop.NewCartAsync((held, 2), (other, 1));
        var first = Fresh();
        var total = (await first.Begin(CheckoutShop.Begin(guest, cart))).Checkout!.Quote!.Total;
        await first.Release(guest);
        (await shop.Left.GetGrain<IStockGrain>(StockKey.Of(other))
            .Change(new ChangeStock(OperationId.New(), onHandOfTheOther, false, "counted", "test"))).Refusal.ShouldBe(StockRefusal.None);
        await shop.RowsAsync($$"""
            CREATE FUNCTION give_up() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN
                    UPDATE shop.checkouts
                    SET status = ''Released'', version = version + 1, document = jsonb_set(document, ''{status}'', ''"Released"'')
                    WHERE id = NEW.checkout_id;
                    RETURN NULL;
                END';
            CREATE TRIGGER give_up AFTER INSERT ON shop.stock_holds FOR EACH ROW
                WHEN (NEW.checkout_id = '{{_id}}' AND NEW.sku = '{{held}}') EXECUTE FUNCTION give_up();
            """);

        await Should.ThrowAsync<InconsistentStateException>(() => Checkout.Buy(CheckoutShop.Begin(guest, cart), CheckoutShop.Pay(guest, total)));

        await shop.RowsAsync("DROP FUNCTION give_up CASCADE");
        (await shop.RowsAsync("SELECT state FROM shop.stock_holds WHERE checkout_id = $1 AND sku = $2", _id.Value, held.Value)).ShouldBe(["released"]);
        await shop.UntilAsync(["3 0"], Stock, held.Value);
    }

    [Fact]
    public async Task one_that_has_expired_is_given_up_by_the_silo_itself()
    {
        var sku = await shop.NewProductAsync(1);
        var (guest, cart) = await shop.NewCartAsync((sku, 1));
        await Checkout.Begin(CheckoutShop.Begin(guest, cart));

        await shop.RowsAsync("UPDATE shop.stock_holds SET expires_at = now() WHERE checkout_id = $1 RETURNING sku", _id.Value);

        await shop.UntilAsync(["1 0"], Stock, sku.Value);
        (await shop.RowsAsync(HoldsAtRest, _id.Value)).ShouldBe(["expired true"]);
        var total = (await Checkout.Read())!.Quote!.Total;
        (await Checkout.Pay(CheckoutShop.Pay(guest, total))).Refusal.ShouldBe(CheckoutRefusal.Of(CheckoutRule.Ended, "expired"));
        (await shop.RowsAsync(Charges, $"{_id}-%")).ShouldBeEmpty();
    }

    [Fact]
    public async Task of_many_who_buy_the_last_units_so_many_get_one()
    {
        var sku = await shop.NewProductAsync(5);
        var buyers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => shop.NewCartAsync((sku, 1))));

        var results = await Task.WhenAll(buyers.Select(async (buyer, i) =>
        {
            var checkout = (i % 2 == 0 ? shop.Left : shop.Right).GetGrain<ICheckoutGrain>(CheckoutId.New(TimeProvider.System).Value);
            var begun = await checkout.Begin(CheckoutShop.Begin(buyer.Guest, buyer.Cart));
            return begun.Refusal is not null ? begun : await checkout.Pay(CheckoutShop.Pay(buyer.Guest, begun.Checkout!.Quote!.Total));
        }));

        results.Count(result => result.Checkout!.Status == CheckoutStatus.Paid).ShouldBe(5);
        results.Count(result => result.Refusal?.Rule == CheckoutRule.OutOfStock).ShouldBe(55);
        await shop.UntilAsync(["0 0"], Stock, sku.Value);
        (await shop.RowsAsync("SELECT count(*)::text FROM shop.order_lines WHERE sku = $1", sku.Value)).ShouldBe(["5"]);
    }

    private const string Stock = "SELECT on_hand || ' ' || reserved FROM shop.stock_items WHERE sku = $1";

    // As it is stored: either silo may have completed it, and the other one's memory is old.
    private const string CartLines = """
        SELECT jsonb_array_length(coalesce(convert_from(payloadbinary, 'UTF8')::jsonb -> 'lines', '[]'))::text FROM orleansstorage
        WHERE graintypestring = 'cart' AND grainidextensionstring = $1
        """;

    // In the index of those that may expire they are no longer.
    private const string HoldsAtRest = "SELECT concat(state, ' ', (expires_at = 'infinity')::text) FROM shop.stock_holds WHERE checkout_id = $1";
    private const string Charges = "SELECT kind || ' ' || amount FROM test_payments.ledger WHERE key LIKE $1 ORDER BY id";

    private ICheckoutGrain Fresh() => shop.Left.GetGrain<ICheckoutGrain>(CheckoutId.New(TimeProvider.System).Value);

    /// <summary>Whoever is overtaken by the other silo is told so; their checkout goes on without them.</summary>
    private static async Task Tolerate(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (InconsistentStateException)
        {
        }
    }
}
