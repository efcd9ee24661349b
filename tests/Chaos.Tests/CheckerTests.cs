using Npgsql;
using Shop.Chaos.Checking;
using Shop.Chaos.Shoppers;

namespace Shop.Chaos.Tests;

/// <summary>The drills' checker itself: it finds nothing where nothing is wrong, and each fault that is seeded.</summary>
public sealed class CheckerTests(QuietShop shop) : IClassFixture<QuietShop>
{
    private static readonly (string Broken, string Fault)[] _faults =
    [
        ("every acknowledged line is in its cart, and no other", """
            UPDATE OrleansStorage SET payloadbinary = convert_to((convert_from(payloadbinary, 'UTF8')::jsonb #- '{lines,0}')::text, 'UTF8') WHERE graintypestring = 'cart'
            """),
        ("every acknowledged line is in its cart, and no other", """
            UPDATE OrleansStorage SET payloadbinary = convert_to(replace(convert_from(payloadbinary, 'UTF8'), '"quantity":1', '"quantity":2'), 'UTF8') WHERE graintypestring = 'cart'
            """),
        ("every acknowledged line is in its cart, and no other", "DELETE FROM OrleansStorage"),
        ("every acknowledged order is there, as it was told", """
            TRUNCATE shop.orders CASCADE
            """),
        ("every acknowledged order is there, as it was told", "UPDATE shop.orders SET total = total + 1"),
        ("an order has what was acknowledged to be in its cart", "UPDATE shop.order_lines SET quantity = quantity + 1"),
        ("an order has what was acknowledged to be in its cart", "DELETE FROM shop.order_lines"),
        ("every acknowledged order was charged, once", """
            INSERT INTO test_payments.payments (key, id, amount, currency, status)
            SELECT regexp_replace(key, '[0-9]+$', '99'), 'other ' || id, amount, currency, 'authorised' FROM test_payments.payments WHERE status = 'captured';
            INSERT INTO test_payments.ledger (key, kind, amount) SELECT key, 'authorised', amount FROM test_payments.payments WHERE key LIKE '%-99'
            """),
        ("every acknowledged order was charged, once", "DELETE FROM test_payments.ledger"),
        ("every acknowledged cancellation stands, and the money is back", "UPDATE shop.orders SET status = 'paid'"),
        ("every acknowledged cancellation stands, and the money is back", "UPDATE test_payments.payments SET captured = amount, refunded = 0"),
        ("what was refused charged nobody", "UPDATE test_payments.payments SET status = 'captured', captured = amount"),
        ("a cart becomes one order at most, and none unless it was bought", "UPDATE shop.checkouts SET cart_id = 'cart-1' WHERE status = 'Paid'"),
        ("no piece was sold that wasn't there", """
            UPDATE shop.order_lines SET quantity = 999, sku = (SELECT sku FROM shop.stock_ledger WHERE reason = 'a drill' ORDER BY on_hand LIMIT 1) WHERE position = 1
            """),
        ("what wasn't sold is still on its shelf", "UPDATE shop.stock_items SET on_hand = on_hand - 1 WHERE on_hand > reserved"),
        ("every acknowledged place is there, with what admits its holder", "DELETE FROM shop.waiting_room_tickets"),
        ("every acknowledged place is there, with what admits its holder", "UPDATE shop.waiting_room_tickets SET token = 'admission-' || md5(token) WHERE token IS NOT NULL"),
        ("an admission was used for the checkout that its holder was told of", "UPDATE shop.waiting_room_tickets SET checkout_id = 'checkout-1' WHERE checkout_id IS NOT NULL"),
        ("an admission was used for the checkout that its holder was told of", "UPDATE shop.checkouts SET admission = NULL"),
        (Draws.Name, "UPDATE shop.waiting_room_tickets SET place = place + 1000 WHERE place IS NOT NULL"),
    ];

    public static IEnumerable<object[]> Faults => _faults.Select(static fault => new object[] { fault.Broken, fault.Fault });

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task it_finds_a_seeded_fault(string broken, string fault)
    {
        await using var connection = await shop.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        (await shop.Checker.BrokenAsync(transaction)).ShouldBeEmpty();
        await transaction.RollbackAsync();
        await using var faulty = await connection.BeginTransactionAsync();
        await using var seed = new NpgsqlCommand($"ALTER TABLE shop.order_lines DROP CONSTRAINT order_lines_order_id_sku_key CASCADE; {fault}", connection, faulty);
        await seed.ExecuteNonQueryAsync();

        var found = await shop.Checker.BrokenAsync(faulty);

        found.ShouldContain(text => text.StartsWith($"{broken}: "), string.Join('\n', found));
    }

    [Fact]
    public async Task it_finds_two_winners_of_one_wish()
    {
        var ledger = new Ledger();
        ledger.Winners.Add(("first", "order-1"));
        ledger.Winners.Add(("first", "order-2"));
        await using var connection = await shop.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();

        var found = await shop.NewChecker(ledger).BrokenAsync(transaction);

        found.ShouldContain("a wish has one winner: first became order-1 and order-2");
    }

    [Fact]
    public async Task it_finds_two_shoppers_with_one_ticket()
    {
        var ledger = new Ledger();
        ledger.Places.Add(Json.Place("""{"number":1,"status":"before_start"}"""));
        ledger.Places.Add(Json.Place("""{"number":1,"status":"before_start"}"""));
        await using var connection = await shop.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();

        var found = await shop.NewChecker(ledger).BrokenAsync(transaction);

        found.ShouldContain("a ticket is one shopper's: room-1: 2 shoppers have ticket 1");
    }

    [Fact]
    public void each_invariant_of_what_was_acknowledged_has_a_fault_that_is_seeded() =>
        Acknowledged.Invariants.Select(one => one.Name).Append(Draws.Name).Except(["a wish has one winner", "a ticket is one shopper's"])
            .ShouldBe(_faults.Select(fault => fault.Broken).Distinct(), ignoreOrder: true);

    [Fact]
    public void an_answer_without_what_was_acknowledged_before_is_a_lie()
    {
        var cart = new CartBook("cart-1");
        cart.Add("A", 2);
        cart.Add("A", 1);
        cart.Set("B", 1);

        cart.Differs(Json.Of("""{"lines":[{"sku":"B","quantity":1},{"sku":"A","quantity":3}]}""")).ShouldBeNull();
        cart.Differs(Json.Of("""{"lines":[{"sku":"A","quantity":2},{"sku":"B","quantity":1}]}""")).ShouldBe("cart-1 was told to hold [2 A, 1 B], and holds [3 A, 1 B]");
        cart.Differs(Json.Of("""{"lines":[{"sku":"A","quantity":3}]}""")).ShouldNotBeNull();
    }

    [Fact]
    public void another_ticket_place_or_admission_than_the_one_that_was_told_before_is_a_lie()
    {
        var place = Json.Place("""{"number":7,"status":"before_start"}""");
        place.Take(Json.Told("""{"number":7,"place":3,"status":"waiting","secondsLeft":2}""")).ShouldBeNull();
        place.Take(Json.Told("""{"number":7,"place":3,"status":"admitted","admissionToken":"admission-1","expiresAt":"2026-11-27T12:00:00Z"}""")).ShouldBeNull();
        place.Take(Json.Told("""{"number":7,"place":3,"status":"used"}""")).ShouldBeNull();
        (place.Number, place.Place, place.Token, place.Status).ShouldBe((7, 3, "admission-1", "used"));

        place.Take(Json.Told("""{"number":7,"place":3,"status":"admitted","admissionToken":"admission-2"}""")).ShouldBe("ticket 7 of room-1 has two admissions");
        place.Take(Json.Told("""{"number":7,"place":4,"status":"waiting"}""")).ShouldBe("ticket 7 of room-1 stood at 3, and stands at 4");
        place.Take(Json.Told("""{"number":8,"place":4,"status":"waiting"}""")).ShouldBe("ticket 7 of room-1 became 8");
    }
}
