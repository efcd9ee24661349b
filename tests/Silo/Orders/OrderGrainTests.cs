using System.Text.Json;
using Npgsql;
using Orleans;
using Orleans.Storage;
using Shop.Orders;
using Shop.Silo.Checkout;
using Shop.Silo.Orders;

namespace Shop.Silo.Tests.Orders;

/// <summary>Orders after they are placed, against a real provider over a line that can be cut; what counts is what both ledgers say.</summary>
public sealed class OrderGrainTests(OrderShop shop) : IClassFixture<OrderShop>
{
    private const string Staff = "customer-00000000000000000000000000000001";

    [Fact]
    public async Task a_cancelled_order_gives_back_its_money_and_its_goods()
    {
        var order = await shop.NewOrderAsync();
        var total = order.Total.MinorUnits;

        var result = await shop.Grain(order).Cancel(new CancelOrder(order.Owner, order.Owner.Value, "too late"));

        result.Refusal.ShouldBeNull();
        (await shop.ChargesAsync(order)).ShouldBe([$"authorised {total}", $"captured {total}", $"refunded {total}"]);
        (await shop.StoryAsync(order)).ShouldBe(["placed", "paid", "cancelled", "refund_requested", "refunded"]);
        (await shop.RowsAsync("SELECT status || ' ' || refunded || ' ' || refunding FROM shop.payments WHERE order_id = $1", order.Id.Value))
            .ShouldBe([$"captured {total} 0"]);
        await shop.UntilAsync(["10 0"], "SELECT on_hand || ' ' || reserved FROM shop.stock_items WHERE sku = $1", order.Sku.Value);
        (await shop.RowsAsync("SELECT kind || ' ' || delta || ' ' || reason || ' ' || actor FROM shop.stock_ledger WHERE sku = $1 ORDER BY id DESC LIMIT 1", order.Sku.Value))
            .ShouldBe([$"adjusted 2 Order {order.Number} was cancelled {order.Owner}"]);
    }

    [Fact]
    public async Task what_a_silo_remembers_of_an_order_that_it_placed_is_what_is_stored()
    {
        var order = await shop.NewOrderAsync(isCaptured: false);
        var document = await shop.RowsAsync("SELECT document::text FROM shop.checkouts WHERE document ->> 'order' = $1", order.Id.Value);
        using var placed = new PlacedOrders();
        var store = new PostgresOrderStore(shop.Database, placed);

        placed.Add(JsonSerializer.Deserialize(document.Single(), CheckoutJson.Default.StoredCheckout)!);

        var remembered = store.TakePlaced(order.Id);
        remembered.ShouldNotBeNull();
        var stored = (await store.ReadAsync(order.Id, CancellationToken.None))!;
        remembered.Lines.ShouldBe(stored.Lines);
        remembered.ShouldBe(stored with { Lines = remembered.Lines, Parcels = remembered.Parcels, Refunds = remembered.Refunds });
        remembered.Parcels.Concat<object>(remembered.Refunds).ShouldBeEmpty();
        store.TakePlaced(order.Id).ShouldBeNull();
        shop.Line.Mend(order.Path("capture"));
    }

    [Fact]
    public async Task an_order_that_is_cancelled_again_and_again_is_cancelled_once()
    {
        var order = await shop.NewOrderAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Tolerate(() =>
            shop.Grain(order, isRight: i % 2 == 0).Cancel(new CancelOrder(order.Owner, order.Owner.Value, "")))));

        results.Where(result => result is not null).ShouldAllBe(result => result!.Refusal == null);
        await shop.UntilChargesAsync(order, $"authorised {order.Total.MinorUnits}", $"captured {order.Total.MinorUnits}", $"refunded {order.Total.MinorUnits}");
        await shop.UntilAsync(["10 0"], "SELECT on_hand || ' ' || reserved FROM shop.stock_items WHERE sku = $1", order.Sku.Value);
        await shop.UntilAsync(["done"], "SELECT status FROM shop.refunds WHERE order_id = $1", order.Id.Value);
    }

    [Fact]
    public async Task money_that_was_only_set_aside_is_let_go_of()
    {
        var order = await shop.NewOrderAsync(isCaptured: false);

        (await shop.Grain(order).Cancel(new CancelOrder(order.Owner, order.Owner.Value, ""))).Refusal.ShouldBeNull();
        shop.Line.Mend(order.Path("capture"));
        await shop.Grain(order).Capture();

        (await shop.ChargesAsync(order)).ShouldBe([$"authorised {order.Total.MinorUnits}", $"voided {order.Total.MinorUnits}"]);
        (await shop.StoryAsync(order)).ShouldBe(["placed", "cancelled", "voided"]);
        await shop.UntilAsync(["10 0"], "SELECT on_hand || ' ' || reserved FROM shop.stock_items WHERE sku = $1", order.Sku.Value);
    }

    [Fact]
    public async Task money_that_was_taken_without_the_shop_knowing_is_given_back_when_the_order_is_cancelled()
    {
        var order = await shop.NewOrderAsync(isCaptured: false);
        shop.Line.LoseAnswers(order.Path("capture"));
        await Should.ThrowAsync<InvalidOperationException>(() => shop.Grain(order).Capture());

        await shop.Grain(order).Cancel(new CancelOrder(order.Owner, order.Owner.Value, ""));

        var total = order.Total.MinorUnits;
        (await shop.ChargesAsync(order)).ShouldBe([$"authorised {total}", $"captured {total}", $"refunded {total}"]);
        (await shop.StoryAsync(order)).ShouldBe(["placed", "cancelled", "paid", "refund_requested", "refunded"]);
    }

    [Fact]
    public async Task a_refund_whose_answer_is_lost_is_pending_and_made_once()
    {
        var order = await shop.NewOrderAsync();
        shop.Line.LoseAnswers(order.Path("refunds"));

        var result = await shop.Grain(order).Refund(Refund(order, 500));
        shop.Line.Mend(order.Path("refunds"));

        (result.Refusal, result.RefundStatus).ShouldBe((null, RefundStatus.Pending));
        await shop.UntilAsync(["done"], "SELECT status FROM shop.refunds WHERE key = $1", result.Refund!);
        (await shop.ChargesAsync(order)).Count(charge => charge == "refunded 500").ShouldBe(1);
        (await shop.StoryAsync(order)).ShouldBe(["placed", "paid", "refund_requested", "refunded"]);
    }

    [Fact]
    public async Task a_silo_that_stops_between_intent_and_call_and_wakes_after_its_successor_gives_nothing_back_twice()
    {
        var order = await shop.NewOrderAsync();
        var command = Refund(order, 700);
        var gate = shop.Line.Hold(order.Path("refunds"));
        var sleeper = Tolerate(() => shop.Grain(order).Refund(command));
        await shop.Line.MetAsync(order.Path("refunds"));
        shop.Line.Mend(order.Path("refunds"));

        await shop.Grain(order, isRight: true).Settle();
        gate.SetResult();
        await sleeper;

        (await shop.ChargesAsync(order)).Count(charge => charge == "refunded 700").ShouldBe(1);
        (await shop.RowsAsync("SELECT refunded || ' ' || refunding FROM shop.payments WHERE order_id = $1", order.Id.Value)).ShouldBe(["700 0"]);
        (await shop.Grain(order).Refund(command)).ShouldSatisfyAllConditions(
            result => result.IsRepeat.ShouldBeTrue(), result => result.RefundStatus.ShouldBe(RefundStatus.Done));
    }

    [Fact]
    public async Task two_refunds_of_everything_at_once_by_two_silos_give_back_everything_once()
    {
        var order = await shop.NewOrderAsync();
        var total = order.Total.MinorUnits;

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Tolerate(() =>
            shop.Grain(order, isRight: i % 2 == 0).Refund(Refund(order, total)))));

        results.Count(result => result is { Refusal: null }).ShouldBeLessThanOrEqualTo(1);
        results.Where(result => result?.Refusal is not null).ShouldAllBe(result => result!.Refusal!.Rule == OrderRule.RefundTooLarge);
        await shop.UntilChargesAsync(order, $"authorised {total}", $"captured {total}", $"refunded {total}");
        await shop.UntilAsync([$"{total} 0"], "SELECT refunded || ' ' || refunding FROM shop.payments WHERE order_id = $1", order.Id.Value);
    }

    [Fact]
    public async Task what_the_provider_refuses_is_told_and_stays_refundable()
    {
        var order = await shop.NewOrderAsync();
        await shop.Provider.RefundAsync(order.PaymentKey, "by-hand", order.Total, CancellationToken.None);

        var result = await shop.Grain(order).Refund(Refund(order, 100));

        (result.Refusal!.Rule, result.RefundStatus).ShouldBe((OrderRule.RefundRefused, RefundStatus.Refused));
        (await shop.StoryAsync(order)).ShouldBe(["placed", "paid", "refund_requested", "refund_refused"]);
        (await shop.RowsAsync("SELECT refunded || ' ' || refunding FROM shop.payments WHERE order_id = $1", order.Id.Value)).ShouldBe(["0 0"]);
    }

    [Fact]
    public async Task parcels_take_it_from_paid_to_delivered()
    {
        var order = await shop.NewOrderAsync(quantity: 3);
        var grain = shop.Grain(order);

        var first = await grain.Fulfil(new FulfilOrder(OperationId.New(), Staff, [new ParcelLine(order.Sku, 1)], new Tracking("DHL", "1", "https://dhl.example/1")));
        (await shop.RowsAsync("SELECT status FROM shop.orders WHERE id = $1", order.Id.Value)).ShouldBe(["fulfilling"]);
        (await grain.Cancel(new CancelOrder(order.Owner, order.Owner.Value, ""))).Refusal!.Rule.ShouldBe(OrderRule.WrongState);
        var rest = await grain.Fulfil(new FulfilOrder(OperationId.New(), Staff, []));
        (await shop.RowsAsync("SELECT status FROM shop.orders WHERE id = $1", order.Id.Value)).ShouldBe(["shipped"]);
        await grain.Deliver(new DeliverParcel(rest.Fulfilment!.Value, Staff));
        await grain.Deliver(new DeliverParcel(first.Fulfilment!.Value, Staff));

        (await shop.StoryAsync(order)).ShouldBe(
            ["placed", "paid", "parcel_sent", "fulfilling", "parcel_sent", "shipped", "parcel_delivered", "parcel_delivered", "delivered"]);
        (await shop.RowsAsync("SELECT shipped || '' FROM shop.order_lines WHERE order_id = $1", order.Id.Value)).ShouldBe(["3"]);
        (await shop.RowsAsync("SELECT quantity || '' FROM shop.fulfilment_lines WHERE order_id = $1 ORDER BY fulfilment", order.Id.Value)).ShouldBe(["1", "2"]);
        (await shop.RowsAsync("SELECT DISTINCT actor FROM shop.order_events WHERE order_id = $1 AND kind LIKE 'parcel%'", order.Id.Value))
            .ShouldBe([Staff]);
    }

    [Fact]
    public async Task each_thing_that_an_order_tells_goes_out_as_mail()
    {
        var order = await shop.NewOrderAsync();
        await shop.Grain(order).Fulfil(new FulfilOrder(OperationId.New(), Staff, []));
        await shop.Grain(order).Refund(Refund(order, 100));
        var other = await shop.NewOrderAsync();
        await shop.Grain(other).Cancel(new CancelOrder(null, Staff, "not there"));

        const string templates = """
            SELECT mail.template FROM shop.order_events told JOIN shop.mail_outbox mail ON mail.id::text = told.data ->> 'mail'
            WHERE told.order_id = $1 ORDER BY told.position
            """;
        (await shop.RowsAsync(templates, order.Id.Value)).ShouldBe(["order-confirmation", "order-shipped", "order-refunded"]);
        (await shop.RowsAsync(templates, other.Id.Value)).ShouldBe(["order-confirmation", "order-cancelled"]);
    }

    [Fact]
    public async Task whatever_the_programs_do_the_database_gives_back_and_sends_no_more_than_there_was()
    {
        var order = await shop.NewOrderAsync();

        foreach (var sql in new[]
        {
            "UPDATE shop.payments SET refunding = amount + 1 WHERE order_id = $1 RETURNING key",
            "UPDATE shop.payments SET refunded = amount, refunding = 1 WHERE order_id = $1 RETURNING key",
            "UPDATE shop.payments SET status = 'authorised', refunding = 1 WHERE order_id = $1 RETURNING key",
            "UPDATE shop.order_lines SET shipped = quantity + 1 WHERE order_id = $1 RETURNING sku",
        })
        {
            (await Should.ThrowAsync<PostgresException>(() => shop.RowsAsync(sql, order.Id.Value))).SqlState.ShouldBe(PostgresErrorCodes.CheckViolation, sql);
        }
    }

    private static RefundOrder Refund(PlacedOrder order, long cents) =>
        new(OperationId.New(), Staff, order.Total with { MinorUnits = cents }, "broken");

    /// <summary>Whoever is overtaken by the other silo is told so, and asks again.</summary>
    private static async Task<OrderResult?> Tolerate(Func<Task<OrderResult>> work)
    {
        try
        {
            return await work();
        }
        catch (InconsistentStateException)
        {
            return null;
        }
    }
}
