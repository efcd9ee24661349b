using Shop.Pricing;

namespace Grains.Tests.Pricing;

public sealed class CartPricingTests
{
    private static readonly Currency _usd = Currency.Parse("USD");
    private static readonly PricingRules _rules = new(
        [
            new TaxRate("US", "NY", TaxClasses.Standard, 88_750, IsIncluded: false),
            new TaxRate("US", "NY", TaxClasses.Shipping, 88_750, IsIncluded: false),
            new TaxRate("US", "CA", TaxClasses.Standard, 72_500, IsIncluded: false),
            new TaxRate("DE", "", TaxClasses.Standard, 190_000, IsIncluded: true),
            new TaxRate("DE", "", TaxClasses.Reduced, 70_000, IsIncluded: true),
            new TaxRate("DE", "", TaxClasses.Shipping, 190_000, IsIncluded: true),
            new TaxRate("JP", "", TaxClasses.Standard, 100_000, IsIncluded: true),
            new TaxRate("KW", "", TaxClasses.Standard, 50_000, IsIncluded: false),
        ],
        [
            Method("standard", 599, perKilogram: 100, freeFrom: 5_000, weightMax: 30_000),
            Method("express", 1_499, perKilogram: 0, freeFrom: null, weightMax: 2_000),
        ]);

    [Fact]
    public void without_a_destination_there_is_no_tax_and_no_shipping()
    {
        var totals = Reckon("USD", null, Line("A", 2, 1_999), Line("B", 1, 500));

        totals.Subtotal.Amount.ShouldBe("44.98");
        totals.Total.Amount.ShouldBe("44.98");
        (totals.Tax, totals.Shipping).ShouldBe((null, null));
    }

    [Fact]
    public void tax_comes_on_top_in_New_York_on_shipping_too()
    {
        var totals = Reckon("USD", To("US", "NY", shipping: 599), Line("A", 2, 1_999));

        totals.Tax!.Value.Amount.ShouldBe("4.08"); // 3.55 on 39.98, 0.53 on 5.99
        totals.Total.Amount.ShouldBe("50.05");
        totals.IsTaxIncluded.ShouldBeFalse();
    }

    [Fact]
    public void shipping_is_not_taxed_where_no_rate_says_so() =>
        Reckon("USD", To("US", "CA", shipping: 1_000), Line("A", 1, 10_000)).Tax!.Value.Amount.ShouldBe("7.25");

    [Fact]
    public void tax_is_in_the_price_in_Germany_and_each_class_has_its_rate()
    {
        var totals = Reckon(
            "EUR", To("DE", "", shipping: 499), Line("A", 1, 11_900, currency: "EUR"), Line("BOOK", 2, 1_070, TaxClasses.Reduced, "EUR"));

        totals.Lines.Select(line => line.Tax!.Value.MinorUnits).ShouldBe([1_900, 140]);
        totals.Tax!.Value.MinorUnits.ShouldBe(1_900 + 140 + 80);
        totals.Total.MinorUnits.ShouldBe(11_900 + 2_140 + 499);
        totals.IsTaxIncluded.ShouldBeTrue();
    }

    [Fact]
    public void a_class_that_a_country_does_not_know_is_taxed_as_any_other() =>
        Reckon("EUR", To("DE", ""), Line("A", 1, 11_900, TaxClasses.Zero, "EUR")).Tax!.Value.MinorUnits.ShouldBe(1_900);

    [Fact]
    public void where_nothing_is_known_nothing_is_taken() =>
        Reckon("USD", To("US", "OR"), Line("A", 1, 10_000)).Tax.ShouldBe(new Money(0, _usd));

    [Fact]
    public void a_discount_is_dealt_out_to_the_cent_before_tax()
    {
        var totals = CartPricing.Reckon(
            _usd, [Line("A", 1, 1_000), Line("B", 1, 1_000), Line("C", 1, 1_000)], [Off(100)], To("US", "CA"), _rules);

        totals.Lines.Select(line => line.Discount.MinorUnits).ShouldBe([34, 33, 33]);
        totals.Tax!.Value.MinorUnits.ShouldBe(210); // 7.25 % of 29.00
        totals.Lines.Sum(line => line.Tax!.Value.MinorUnits).ShouldBe(210);
        totals.Total.MinorUnits.ShouldBe(3_110);
    }

    [Fact]
    public void discounts_end_where_the_goods_cost_nothing()
    {
        var totals = CartPricing.Reckon(_usd, [Line("A", 1, 1_000)], [Off(700), Off(700)], null, _rules);

        totals.Discounts.Select(discount => discount.Amount.MinorUnits).ShouldBe([700, 300]);
        totals.Total.MinorUnits.ShouldBe(0);
    }

    [Fact]
    public void an_empty_cart_comes_to_nothing() => Reckon("USD", To("US", "NY")).Total.ShouldBe(new Money(0, _usd));

    [Theory]
    [InlineData("JPY", "JP", 1_500, "136", "1500")] // no digits: 136.36 of 1,500
    [InlineData("KWD", "KW", 1_234, "0.062", "1.296")] // three digits: 0.0617 on 1.234
    public void each_currency_is_rounded_to_its_own_digits(string currency, string country, long price, string tax, string total)
    {
        var totals = Reckon(currency, To(country, ""), Line("A", 1, price, currency: currency));

        (totals.Tax!.Value.Amount, totals.Total.Amount).ShouldBe((tax, total));
    }

    [Fact]
    public void a_sum_beyond_every_bound_throws_and_never_wraps_around() =>
        Should.Throw<OverflowException>(() => Reckon("USD", null, Line("A", 999, long.MaxValue / 2)));

    [Fact]
    public void the_fullest_cart_of_the_dearest_things_can_be_reckoned()
    {
        var lines = Enumerable.Range(0, 200).Select(i => Line($"T{i}", 999, PricedLine.UnitPriceMax)).ToArray();

        Reckon("USD", To("US", "NY", shipping: 599), lines).Total.MinorUnits.ShouldBeGreaterThan(199_800L * PricedLine.UnitPriceMax);
    }

    [Fact]
    public void prices_of_two_currencies_are_never_added_up() =>
        Should.Throw<InvalidOperationException>(() => Reckon("USD", null, Line("A", 1, 100), Line("B", 1, 100, currency: "EUR")));

    [Theory]
    [InlineData(1_000, 1, "5.99 + 1.00", 699L)]
    [InlineData(1_000, 2_001, "5.99 + 3.00", 899L)]
    [InlineData(4_999, 1_000, "5.99 + 1.00", 699L)]
    [InlineData(5_000, 1_000, "free", 0L)]
    public void shipping_depends_on_weight_and_subtotal(long subtotal, long grams, string why, long cost) =>
        _rules.Ship(new Destination("US", "NY"), new Money(subtotal, _usd), grams)[0].Cost.MinorUnits.ShouldBe(cost, why);

    [Fact]
    public void what_is_too_heavy_does_not_go_by_express() =>
        _rules.Ship(new Destination("US", ""), new Money(1, _usd), 2_001).Select(quote => quote.Method.Id).ShouldBe(["standard"]);

    [Theory]
    [InlineData("DE", "USD")]
    [InlineData("US", "EUR")]
    public void where_no_method_serves_the_country_and_currency_there_is_none(string country, string currency) =>
        _rules.Ship(new Destination(country, ""), new Money(1, Currency.Parse(currency)), 1).ShouldBeEmpty();

    private static Totals Reckon(string currency, Delivery? delivery, params PricedLine[] lines) =>
        CartPricing.Reckon(Currency.Parse(currency), [.. lines], [], delivery, _rules);

    private static Delivery To(string country, string region, long? shipping = null) => new(
        new Destination(country, region), shipping is { } cost ? new Money(cost, country == "DE" ? Currency.Parse("EUR") : _usd) : null);

    private static Discount Off(long amount) => new("spring", new Money(amount, _usd));

    private static PricedLine Line(string sku, int quantity, long price, string? taxClass = null, string currency = "USD") =>
        new(Sku.Parse(sku), quantity, new Money(price, Currency.Parse(currency)), taxClass, 100);

    private static ShippingMethod Method(string id, long price, long perKilogram, long? freeFrom, long weightMax) => new(
        id, "US", id, new Money(price, _usd), new Money(perKilogram, _usd), freeFrom is { } from ? new Money(from, _usd) : null, weightMax, 1, 5);
}
