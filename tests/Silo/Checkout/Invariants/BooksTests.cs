using Npgsql;
using Shop.Checkout;
using Shop.Invariants;
using Shop.Silo.Tests.WaitingRooms;

namespace Shop.Silo.Tests.Checkout.Invariants;

/// <summary>The checker of the books itself: it finds nothing where nothing is wrong, and each fault that is seeded.</summary>
public sealed class BooksTests(CheckoutShop shop) : IClassFixture<CheckoutShop>, IAsyncLifetime
{
    private static readonly (string Broken, string Fault)[] _faults =
    [
        ("no more is promised than is there",
            "ALTER TABLE shop.stock_items DROP CONSTRAINT stock_items_check; UPDATE shop.stock_items SET reserved = on_hand + 1"),
        ("what is reserved is the sum of the holds", "UPDATE shop.stock_items SET reserved = reserved + 1"),
        ("what is reserved is the sum of the holds",
            "INSERT INTO shop.stock_holds (sku, checkout_id, quantity, state, expires_at) VALUES ('NOWHERE', 'checkout-1', 1, 'held', now())"),
        ("what is reserved is the sum of the holds", "INSERT INTO shop.stock_parts (sku, part, free) SELECT sku, 1, 1 FROM shop.stock_items"),
        ("a part has no fewer than no pieces, and some only while its stock is divided",
            "INSERT INTO shop.stock_parts (sku, part, free) SELECT sku, 2, 1 FROM shop.stock_items"),
        ("a part has no fewer than no pieces, and some only while its stock is divided",
            "INSERT INTO shop.stock_parts (sku, part, free) VALUES ('NOWHERE', 1, 1)"),
        ("what is on hand is what the ledger's last entry says", "UPDATE shop.stock_items SET on_hand = on_hand + 1"),
        ("each entry of the ledger goes on from the one before", "UPDATE shop.stock_ledger SET on_hand = on_hand + 1 WHERE kind = 'counted'"),
        ("what was posted is in the ledger once, and nothing else is", "DELETE FROM shop.stock_ledger WHERE kind = 'sold'"),
        ("what was posted is in the ledger once, and nothing else is", "UPDATE shop.stock_holds SET quantity = quantity + 1"),
        ("nothing sold waits for the books", "UPDATE shop.stock_holds SET state = 'sold'"),
        ("nothing is held but for an open checkout, and nothing is being paid", "UPDATE shop.stock_holds SET state = 'paying'"),
        ("nothing is held but for an open checkout, and nothing is being paid", "UPDATE shop.stock_holds SET state = 'held'"),
        ("a paid checkout has its order, and an order its paid checkout", "UPDATE shop.checkouts SET status = 'Released'"),
        ("a paid checkout has its order, and an order its paid checkout",
            """UPDATE shop.checkouts SET document = jsonb_set(document, '{order}', '"order-1"')"""),
        ("a cart is in one checkout at most", """
            DROP INDEX shop.checkouts_one_a_cart;
            INSERT INTO shop.checkouts SELECT id || other, owner, cart_id, 'Open', version, now(), document FROM shop.checkouts, unnest(ARRAY['1', '2']) AS other
            """),
        ("what an order has was held for it and sold, and nothing else was", "UPDATE shop.stock_holds SET state = 'released'"),
        ("what an order has was held for it and sold, and nothing else was", "UPDATE shop.order_lines SET quantity = quantity + 1"),
        ("an order's parts sum to its total", "UPDATE shop.order_lines SET total = total + 1"),
        ("an order's parts sum to its total", "UPDATE shop.orders SET tax = tax + 1"),
        ("an order's parts sum to its total", "UPDATE shop.orders SET total = total - 1, shipping = shipping - 1, tax = tax + 1"),
        ("an order's parts sum to its total", "UPDATE shop.order_lines SET tax = tax + 1, total = total + 1"),
        ("an order has one payment, of its total", "UPDATE shop.payments SET amount = amount - 1"),
        ("an order's story is complete", "DELETE FROM shop.order_events"),
        ("no checkout is under way", "UPDATE shop.checkouts SET status = 'Pending'"),
        ("what was to follow has been done", "UPDATE shop.outbox SET done_at = NULL"),
        ("what is taken belongs to an order", "DELETE FROM shop.payments"),
        ("a checkout is charged once at most", """
            INSERT INTO test_payments.payments (key, id, amount, currency, status)
            SELECT regexp_replace(key, '1$', '2'), 'other ' || id, amount, currency, 'authorised' FROM test_payments.payments
            """),
        ("an order's money is set aside or taken, to the minor unit", "UPDATE test_payments.payments SET status = 'voided'"),
        ("an order's money is set aside or taken, to the minor unit", "UPDATE test_payments.payments SET amount = amount + 1"),
        ("no more is given back than was taken", """
            INSERT INTO test_payments.ledger (key, kind, amount, refund) SELECT key, 'refunded', amount + 1, 'r-1' FROM test_payments.payments
            """),
        ("the provider's ledger has what it charged, once", "DELETE FROM test_payments.ledger WHERE kind = 'captured'"),
        ("nothing is set aside for nobody",
            "INSERT INTO test_payments.payments (key, id, amount, currency, status) VALUES ('checkout-9-1', 'tp_9', 100, 'USD', 'authorised')"),
        ("what was given back is what the shop says", "UPDATE shop.payments SET refunded = 1"),
        ("what was given back is what the shop says",
            "INSERT INTO test_payments.ledger (key, kind, amount, refund) SELECT key, 'refunded', 1, 'r-1' FROM test_payments.payments"),
        ("every order that stands is paid", "UPDATE shop.orders SET status = 'placed'"),
        ("every order that stands is paid", "UPDATE shop.payments SET status = 'authorised'"),
        ("a room's tickets are numbered without a gap", "UPDATE shop.waiting_rooms SET tickets = tickets + 1"),
        ("a room's tickets are numbered without a gap", "UPDATE shop.waiting_room_tickets SET number = number + 1"),
        ("one is admitted at a place, up to the one whose turn the room says has come", "UPDATE shop.waiting_room_tickets SET place = place + 1"),
        ("nobody has two places in a room", """
            DROP INDEX shop.waiting_room_tickets_shopper;
            INSERT INTO shop.waiting_room_tickets (room_id, number, shopper) SELECT room_id, number + 1, shopper FROM shop.waiting_room_tickets
            """),
        ("an admission is in one checkout at most, which its ticket names", "UPDATE shop.waiting_room_tickets SET checkout_id = 'checkout-1'"),
        ("what was used up was used for a checkout", "UPDATE shop.checkouts SET admission = NULL"),
        ("what a room guards is held by who was admitted",
            "UPDATE shop.checkouts SET admission = NULL, created_at = created_at + interval '1 minute'"),
        ("what was sold, with what waits to be added, sums up to the orders", "UPDATE shop.sales SET amount = amount + 1"),
        ("what was sold, with what waits to be added, sums up to the orders", "DELETE FROM shop.sales WHERE product_id <> ''"),
        ("nothing sold waits to be summed up", "INSERT INTO shop.sales_queue (order_id, position) VALUES ('order-1', 1)"),
    ];

    public static IEnumerable<object[]> Faults => _faults.Select(static fault => new object[] { fault.Broken, fault.Fault });

    public async Task InitializeAsync()
    {
        if ((await shop.RowsAsync("SELECT id FROM shop.orders")).Count == 0)
        {
            await shop.BuyAsync(await shop.NewProductAsync(5), 2);

            // In New York delivery is taxed, too.
            await shop.BuyAsync(await shop.NewProductAsync(5), 1, begin => begin with
            {
                ShippingAddress = begin.ShippingAddress with { City = "New York", Region = "NY", PostalCode = "10001" },
            });
            await BuyAsAdmittedAsync();
            (await shop.RowsAsync("SELECT id FROM shop.orders placed WHERE tax > (SELECT sum(tax) FROM shop.order_lines WHERE order_id = placed.id)"))
                .ShouldHaveSingleItem();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task BuyAsAdmittedAsync()
    {
        var sku = await shop.NewProductAsync(5);
        var room = await Rooms.OpenAsync(shop.Left, sku);
        var (guest, cart) = await shop.NewCartAsync((sku, 1));
        var token = await Rooms.AdmittedAsync(shop.Left, room, guest);
        await Rooms.UntilGuardedAsync(shop.Left, sku);
        var checkout = shop.Left.GetGrain<ICheckoutGrain>(CheckoutId.New(TimeProvider.System).Value);
        var total = (await checkout.Begin(CheckoutShop.Begin(guest, cart) with { Admission = token })).Checkout!.Quote!.Total;
        (await checkout.Pay(CheckoutShop.Pay(guest, total))).Checkout!.Status.ShouldBe(CheckoutStatus.Paid);
    }

    [Fact]
    public async Task it_finds_nothing_where_nothing_is_wrong() => await Books.ShouldComeToRestAsync(shop.Database);

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task it_finds_a_seeded_fault(string broken, string fault)
    {
        await Books.ShouldComeToRestAsync(shop.Database);
        await using var connection = await shop.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var seed = new NpgsqlCommand(fault, connection, transaction);
        await seed.ExecuteNonQueryAsync();

        var found = await Books.BrokenAsync(transaction, [.. Books.Always, .. Books.AtRest]);

        found.ShouldContain(text => text.StartsWith($"{broken}: "), string.Join('\n', found));
    }

    [Fact]
    public void each_invariant_has_a_fault_that_is_seeded() =>
        Books.Always.Concat(Books.AtRest).Select(one => one.Name).ShouldBe(_faults.Select(fault => fault.Broken).Distinct(), ignoreOrder: true);
}
