using Orleans;
using Shop.Catalog;
using Shop.Checkout;
using Shop.Silo.Tests.Catalog;

namespace Shop.Silo.Tests.Checkout;

/// <summary>What a shopper was shown is what they pay: while prices change, and in currencies with other digits than two.</summary>
public sealed class QuotedPriceTests(CheckoutShop shop) : IClassFixture<CheckoutShop>
{
    [Fact]
    public async Task the_quoted_price_is_honoured_until_the_quote_runs_out_and_then_asked_for_anew()
    {
        var sku = await shop.NewProductAsync(5, "10.00");
        var (quick, quickCart) = await shop.NewCartAsync((sku, 1));
        var (slow, slowCart) = await shop.NewCartAsync((sku, 1));
        var (first, second) = (New(), New());
        var old = (await first.Begin(CheckoutShop.Begin(quick, quickCart))).Checkout!.Quote!.Total;
        (await second.Begin(CheckoutShop.Begin(slow, slowCart))).Checkout!.Quote!.Total.ShouldBe(old);

        await SetPriceAsync(sku, 1_200);
        (await first.Pay(CheckoutShop.Pay(quick, old))).Checkout!.Status.ShouldBe(CheckoutStatus.Paid);
        await shop.RowsAsync("UPDATE shop.stock_holds SET expires_at = now() WHERE checkout_id = $1 RETURNING sku", second.GetPrimaryKeyString());
        await shop.UntilAsync(["expired"], "SELECT state FROM shop.stock_holds WHERE checkout_id = $1", second.GetPrimaryKeyString());
        (await second.Pay(CheckoutShop.Pay(slow, old))).Refusal!.Rule.ShouldBe(CheckoutRule.Ended);

        var third = New();
        var now = (await third.Begin(CheckoutShop.Begin(slow, slowCart))).Checkout!.Quote!.Total;
        now.ShouldBeGreaterThan(old);
        var refused = await third.Pay(CheckoutShop.Pay(slow, old));
        (refused.Refusal!.Rule, refused.Checkout!.Quote!.Total).ShouldBe((CheckoutRule.PriceChanged, now));
        (await third.Pay(CheckoutShop.Pay(slow, now))).Checkout!.Status.ShouldBe(CheckoutStatus.Paid);

        (await shop.RowsAsync("SELECT unit_price::text FROM shop.order_lines WHERE sku = $1 ORDER BY unit_price", sku.Value)).ShouldBe(["1000", "1200"]);
    }

    [Theory]
    [InlineData("JPY", "JP", "33333", 33_333)]
    [InlineData("KWD", "KW", "1.255", 1_255)]
    public async Task currencies_without_digits_and_with_three_are_charged_to_the_minor_unit(string currency, string country, string price, long minor)
    {
        var (sku, other) = (await shop.NewProductAsync(5, price, currency), await shop.NewProductAsync(5, price, currency));
        var (guest, cart) = await shop.NewCartAsync((sku, 3), (other, 1));
        var checkout = New();
        var begin = CheckoutShop.Begin(guest, cart) with { ShippingAddress = new Address("Ada", "1 Main Street", null, "City", null, "1000001", country) };

        var quote = (await checkout.Begin(begin)).Checkout!.Quote!;
        (await checkout.Pay(CheckoutShop.Pay(guest, quote.Total))).Checkout!.Status.ShouldBe(CheckoutStatus.Paid);

        (quote.Subtotal.MinorUnits, $"{quote.Total.Currency}").ShouldBe((4 * minor, currency));
        var id = checkout.GetPrimaryKeyString();
        await shop.UntilAsync(
            [$"{currency} {quote.Total.MinorUnits} captured"],
            "SELECT currency || ' ' || captured || ' ' || status FROM test_payments.payments WHERE key LIKE $1 || '-%'", id);
        (await shop.RowsAsync("SELECT sum(line.total) + min(placed.shipping) || ' ' || min(placed.total) FROM shop.orders placed JOIN shop.order_lines line ON order_id = id WHERE checkout_id = $1", id))
            .ShouldBe([$"{quote.Total.MinorUnits} {quote.Total.MinorUnits}"]);
    }

    private ICheckoutGrain New() => shop.Left.GetGrain<ICheckoutGrain>(CheckoutId.New(TimeProvider.System).Value);

    private async Task SetPriceAsync(Sku sku, long minor)
    {
        var id = (await shop.RowsAsync("SELECT product_id FROM shop.product_skus WHERE sku = $1", sku.Value)).Single();
        var grain = shop.Left.GetGrain<IProductGrain>(id);
        var product = (await grain.Read())!.Document;
        var variant = product.Variants.Single();
        var write = await grain.Put(Products.Put(product with { Variants = [variant with { Price = variant.Price with { MinorUnits = minor } }] }));
        write.Refusal.ShouldBeNull();
    }
}
