using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Shop.Checkout;
using Shop.Orders;
using Shop.Silo.Orders;
using static Shop.Silo.Checkout.PostgresCheckoutStore;

namespace Shop.Silo.Checkout;

/// <summary>
/// The transaction that makes an order of a paid checkout: the checkout's next version; its own holds from paying to sold, all of
/// them; the order with its lines and its first event; the payment; the mail that confirms it; and what is to follow. Any count that
/// isn't what it has to be ends it all.
/// </summary>
internal static class OrderPlacing
{
    /// <summary>
    /// Adds the statements. The checkout's version comes first: sold holds are no longer paying, and a silo that comes second must
    /// learn that it was overtaken, not that the holds are lost; for lost ones the payment is cancelled.
    /// </summary>
    public static void AddTo(NpgsqlBatch batch, StoredCheckout paid)
    {
        var quote = paid.Quote!;
        var change = new NpgsqlBatchCommand("""
            WITH changed AS
            (
                UPDATE shop.checkouts SET status = $2, version = $3, expires_at = $4, document = $5, changed_at = now()
                WHERE id = $1 AND version = $3 - 1
                RETURNING id
            )
            SELECT shop.expect((SELECT count(*) FROM changed), 1, 'checkouts')
            """);
        AddChange(change.Parameters, paid);
        batch.BatchCommands.Add(change);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            WITH sold AS
            (
                UPDATE shop.stock_holds SET state = 'sold', changed_at = now() WHERE checkout_id = $1 AND state = 'paying' RETURNING sku
            )
            SELECT shop.expect((SELECT count(*) FROM sold), $2, 'holds')
            """)
        {
            Parameters = { Text(paid.Id.Value), Number(quote.Lines.Length) },
        });
        batch.BatchCommands.Add(Order(paid, quote));
        batch.BatchCommands.Add(Lines(paid, quote));
        var mail = Guid.CreateVersion7();
        var placed = new OrderEvent(OrderEvents.Placed, paid.Owner.Value, ImmutableSortedDictionary<string, string>.Empty, OrderMails.Confirmation(paid));
        batch.BatchCommands.Add(OrderStory.Event(paid.Order!.Value, position: 1, placed, mail));
        batch.BatchCommands.Add(OrderStory.Mail(mail, placed.Mail!));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "INSERT INTO shop.payments (key, order_id, provider, amount, currency, status) VALUES ($1, $2, $3, $4, $5, 'authorised')")
        {
            Parameters =
            {
                Text(paid.PaymentKey), Text(paid.Order.Value.Value), Text(paid.Provider!), Number(quote.Total.MinorUnits), Text(quote.Total.Currency.ToString()),
            },
        });
        batch.BatchCommands.Add(Following(paid, quote));
    }

    private static NpgsqlBatchCommand Order(StoredCheckout paid, Quote quote) => new("""
        INSERT INTO shop.orders (id, number, checkout_id, owner, email, status, currency, subtotal, discount, shipping_method, shipping,
            tax, tax_included, total, address)
        VALUES ($1, $2, $3, $4, $5, 'placed', $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """)
    {
        Parameters =
        {
            Text(paid.Order!.Value.Value),
            Text(paid.OrderNumber!),
            Text(paid.Id.Value),
            Text(paid.Owner.Value),
            Text(paid.Email),
            Text(quote.Total.Currency.ToString()),
            Number(quote.Subtotal.MinorUnits),
            Number(quote.Discounts.Sum(static discount => discount.Amount.MinorUnits)),
            Text(quote.ShippingMethod),
            Number(quote.Shipping.MinorUnits),
            Number(quote.Tax.MinorUnits),
            new NpgsqlParameter<bool> { TypedValue = quote.IsTaxIncluded },
            Number(quote.Total.MinorUnits),
            Json(JsonSerializer.Serialize(paid.ShippingAddress, CheckoutJson.Default.Address)),
        },
    };

    private static NpgsqlBatchCommand Lines(StoredCheckout paid, Quote quote) => new("""
        INSERT INTO shop.order_lines (order_id, position, sku, product_id, title, options, quantity, unit_price, discount, tax, total)
        SELECT $1, line.position, line.sku, line.product_id, line.title, line.options::jsonb, line.quantity, line.unit_price, line.discount, line.tax, line.total
        FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10) WITH ORDINALITY
            AS line (sku, product_id, title, options, quantity, unit_price, discount, tax, total, position)
        """)
    {
        Parameters =
        {
            Text(paid.Order!.Value.Value),
            Texts(quote, static line => line.Total.Sku.Value),
            Texts(quote, static line => line.Product.Value),
            Texts(quote, static line => line.Title),
            Texts(quote, static line => JsonSerializer.Serialize([.. line.Options], CheckoutJson.Default.OptionChoiceArray)),
            new NpgsqlParameter<int[]> { TypedValue = [.. quote.Lines.Select(static line => line.Total.Quantity)] },
            Numbers(quote, static line => line.Total.UnitPrice.MinorUnits),
            Numbers(quote, static line => line.Total.Discount.MinorUnits),
            Numbers(quote, static line => line.Total.Tax?.MinorUnits ?? 0),
            Numbers(quote, static line => line.Total.Total.MinorUnits),
        },
    };

    /// <summary>What others do about it, each on its own: the stocks' books, the cart, the money, the mail.</summary>
    private static NpgsqlBatchCommand Following(StoredCheckout paid, Quote quote) => new("""
        INSERT INTO shop.outbox (kind, subject, data)
        SELECT 'stock.post', sku, jsonb_build_object('checkout', $1) FROM unnest($2) AS sku
        UNION ALL SELECT 'cart.complete', $3, jsonb_build_object('checkout', $1)
        UNION ALL SELECT 'payment.capture', $4, '{}'
        """)
    {
        Parameters =
        {
            Text(paid.Id.Value),
            Texts(quote, static line => line.Total.Sku.Value),
            Text(paid.Cart.Value),
            Text(paid.Order!.Value.Value),
        },
    };

    private static NpgsqlParameter<string[]> Texts(Quote quote, Func<QuotedLine, string> value) =>
        new() { TypedValue = [.. quote.Lines.Select(value)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static NpgsqlParameter<long[]> Numbers(Quote quote, Func<QuotedLine, long> value) =>
        new() { TypedValue = [.. quote.Lines.Select(value)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
}
