using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using Shop.Checkout;
using Shop.Hosting.Database;
using Shop.Orders;
using Shop.Silo.Orders;
using Shop.Silo.Outbox;
using static Shop.Silo.Checkout.PostgresCheckoutStore;

namespace Shop.Silo.Checkout;

/// <summary>
/// The transaction that makes orders of paid checkouts: each one's next version; its own holds from paying to sold, all of them; the
/// order with its lines and its first event; the payment; the mail that confirms it; and what is to follow. Any count that isn't what
/// it has to be ends it all; who is to blame is found by trying each alone.
/// </summary>
internal static class OrderPlacing
{
    // Each has its lines' holds and no others: where all of them together are as many as they have to be, each one's are.
    internal const string SoldSql = """
        WITH sold AS
        (
            UPDATE shop.stock_holds hold SET state = 'sold', changed_at = now()
            FROM unnest($1) AS asked (id) WHERE hold.checkout_id = asked.id AND hold.state = 'paying'
            RETURNING hold.sku
        )
        SELECT shop.expect((SELECT count(*) FROM sold), $2, 'holds')
        """;

    /// <summary>
    /// Adds the statements. The checkouts' versions come first: sold holds are no longer paying, and a silo that comes second must
    /// learn that it was overtaken, not that the holds are lost; for lost ones the payment is cancelled.
    /// </summary>
    public static void AddTo(NpgsqlBatch batch, IReadOnlyList<StoredCheckout> paid)
    {
        batch.BatchCommands.Add(Columns.FindByKey());
        batch.BatchCommands.Add(Versions(paid));
        batch.BatchCommands.Add(Sold(paid));
        batch.BatchCommands.Add(Orders(paid));
        batch.BatchCommands.Add(Lines([.. paid.SelectMany(static one => one.Quote!.Lines.Select((line, i) => new Line(one.Order!.Value, i + 1, line)))]));
        var told = paid.Select(static one => new ToldOrder(
            one.Order!.Value,
            1,
            new OrderEvent(OrderEvents.Placed, one.Owner.Value, ImmutableSortedDictionary<string, string>.Empty, OrderMails.Confirmation(one)),
            Guid.CreateVersion7())).ToList();
        batch.BatchCommands.Add(OrderStory.Events(told));
        batch.BatchCommands.Add(OrderStory.Mails(told));
        batch.BatchCommands.Add(Payments(paid));
        batch.BatchCommands.Add(Following(paid));
    }

    /// <summary>Carries the statements out; answers with what is to follow, which this silo has claimed.</summary>
    public static async Task<IReadOnlyList<OutboxRow>> ExecuteAsync(NpgsqlBatch batch)
    {
        List<OutboxRow> following = [];
        await using var reader = await batch.ExecuteReaderAsync();
        do
        {
            if (OutboxRow.IsOf(reader)) // the last result: the others are settings and counts
            {
                following = await OutboxRow.ReadAsync(reader, CancellationToken.None);
            }
        }
        while (await reader.NextResultAsync());
        return following;
    }

    private static NpgsqlBatchCommand Versions(IReadOnlyList<StoredCheckout> paid)
    {
        var change = new NpgsqlBatchCommand("""
            WITH asked AS MATERIALIZED
            (
                SELECT * FROM unnest($1, $2, $3, $4, $5) AS one (id, status, version, expires_at, document)
            ),
            changed AS
            (
                UPDATE shop.checkouts checkout
                SET status = asked.status, version = asked.version, expires_at = asked.expires_at, document = asked.document::jsonb, changed_at = now()
                FROM asked WHERE checkout.id = asked.id AND checkout.version = asked.version - 1
                RETURNING checkout.id
            )
            SELECT shop.expect((SELECT count(*) FROM changed), $6, 'checkouts')
            """);
        CheckoutSaving.AddVersions(change.Parameters, paid);
        change.Parameters.Add(Number(paid.Count));
        return change;
    }

    private static NpgsqlBatchCommand Sold(IReadOnlyList<StoredCheckout> paid) => new(SoldSql)
    {
        Parameters = { paid.Texts(static one => one.Id.Value), Number(paid.Sum(static one => one.Quote!.Lines.Length)) },
    };

    private static NpgsqlBatchCommand Orders(IReadOnlyList<StoredCheckout> paid) => new("""
        INSERT INTO shop.orders (id, number, checkout_id, owner, email, status, currency, subtotal, discount, shipping_method, shipping,
            tax, tax_included, total, address, language)
        SELECT id, number, checkout_id, owner, email, 'placed', currency, subtotal, discount, shipping_method, shipping, tax, tax_included, total, address::jsonb,
            language
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            AS one (id, number, checkout_id, owner, email, currency, subtotal, discount, shipping_method, shipping, tax, tax_included, total, address, language)
        """)
    {
        Parameters =
        {
            paid.Texts(static one => one.Order!.Value.Value),
            paid.Texts(static one => one.OrderNumber),
            paid.Texts(static one => one.Id.Value),
            paid.Texts(static one => one.Owner.Value),
            paid.Texts(static one => one.Email),
            paid.Texts(static one => one.Quote!.Total.Currency.ToString()),
            paid.Longs(static one => one.Quote!.Subtotal.MinorUnits),
            paid.Longs(static one => one.Quote!.Discounts.Sum(static discount => discount.Amount.MinorUnits)),
            paid.Texts(static one => one.Quote!.ShippingMethod),
            paid.Longs(static one => one.Quote!.Shipping.MinorUnits),
            paid.Longs(static one => one.Quote!.Tax.MinorUnits),
            paid.Flags(static one => one.Quote!.IsTaxIncluded),
            paid.Longs(static one => one.Quote!.Total.MinorUnits),
            paid.Texts(static one => JsonSerializer.Serialize(one.ShippingAddress, CheckoutJson.Default.Address)),
            paid.Texts(static one => one.Language),
        },
    };

    private static NpgsqlBatchCommand Lines(List<Line> lines) => new("""
        INSERT INTO shop.order_lines (order_id, position, sku, product_id, title, options, quantity, unit_price, discount, tax, total)
        SELECT order_id, position, sku, product_id, title, options::jsonb, quantity, unit_price, discount, tax, total
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            AS line (order_id, position, sku, product_id, title, options, quantity, unit_price, discount, tax, total)
        """)
    {
        Parameters =
        {
            lines.Texts(static line => line.Order.Value),
            lines.Ints(static line => line.Position),
            lines.Texts(static line => line.Of.Total.Sku.Value),
            lines.Texts(static line => line.Of.Product.Value),
            lines.Texts(static line => line.Of.Title),
            lines.Texts(static line => JsonSerializer.Serialize([.. line.Of.Options], CheckoutJson.Default.OptionChoiceArray)),
            lines.Ints(static line => line.Of.Total.Quantity),
            lines.Longs(static line => line.Of.Total.UnitPrice.MinorUnits),
            lines.Longs(static line => line.Of.Total.Discount.MinorUnits),
            lines.Longs(static line => line.Of.Total.Tax?.MinorUnits ?? 0),
            lines.Longs(static line => line.Of.Total.Total.MinorUnits),
        },
    };

    private static NpgsqlBatchCommand Payments(IReadOnlyList<StoredCheckout> paid) => new("""
        INSERT INTO shop.payments (key, order_id, provider, amount, currency, status)
        SELECT key, order_id, provider, amount, currency, 'authorised' FROM unnest($1, $2, $3, $4, $5) AS one (key, order_id, provider, amount, currency)
        """)
    {
        Parameters =
        {
            paid.Texts(static one => one.PaymentKey),
            paid.Texts(static one => one.Order!.Value.Value),
            paid.Texts(static one => one.Provider),
            paid.Longs(static one => one.Quote!.Total.MinorUnits),
            paid.Texts(static one => one.Quote!.Total.Currency.ToString()),
        },
    };

    /// <summary>What others do about it: the stocks' books and the cart, and on its own the money. Claimed by this silo.</summary>
    private static NpgsqlBatchCommand Following(IReadOnlyList<StoredCheckout> paid) => new($"""
        INSERT INTO shop.outbox (kind, subject, data, attempts, next_attempt_at)
        SELECT kind, subject, data, 1, now() + interval '{OwnRows.LeaseSeconds} seconds' FROM
        (
            SELECT 'checkout.settle', id, jsonb_build_object('checkout', id, 'cart', cart, 'skus', skus::jsonb) FROM unnest($1, $2, $3) AS one (id, cart, skus)
            UNION ALL SELECT 'payment.capture', id, jsonb_build_object() FROM unnest($4) AS one (id)
        ) AS following (kind, subject, data)
        RETURNING id, kind, subject, data
        """)
    {
        Parameters =
        {
            paid.Texts(static one => one.Id.Value),
            paid.Texts(static one => one.Cart.Value),
            paid.Texts(static one => JsonSerializer.Serialize([.. one.Quote!.Lines.Select(static line => line.Total.Sku.Value)], CheckoutJson.Default.StringArray)),
            paid.Texts(static one => one.Order!.Value.Value),
        },
    };

    private sealed record Line(OrderId Order, int Position, QuotedLine Of);
}
