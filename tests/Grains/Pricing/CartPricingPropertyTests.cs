using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Shop.Pricing;

namespace Grains.Tests.Pricing;

public sealed class CartPricingPropertyTests
{
    private static readonly Config _thorough = Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(200);

    [Fact]
    public void the_parts_sum_to_the_whole_to_the_minor_unit() => Prop.ForAll(Any, sample =>
    {
        var (totals, rules) = (Reckon(sample), sample.Rules);
        var shipping = totals.Shipping?.MinorUnits ?? 0;
        var onShipping = sample.Delivery is { Shipping: { } cost } delivery && !totals.IsTaxIncluded
            ? rules.Rate(delivery.Destination, TaxClasses.Shipping)?.Of(cost).MinorUnits ?? 0
            : 0;
        return totals.Subtotal.MinorUnits == totals.Lines.Sum(line => line.Subtotal.MinorUnits)
            && totals.Discounts.Sum(discount => discount.Amount.MinorUnits) == totals.Lines.Sum(line => line.Discount.MinorUnits)
            && totals.Total.MinorUnits == totals.Lines.Sum(line => line.Total.MinorUnits) + shipping + onShipping;
    }).Check(_thorough);

    [Fact]
    public void tax_on_top_is_what_the_total_has_more_than_the_goods_and_shipping() => Prop.ForAll(Any, sample =>
    {
        var totals = Reckon(sample);
        var net = totals.Subtotal.MinorUnits - totals.Discounts.Sum(discount => discount.Amount.MinorUnits) + (totals.Shipping?.MinorUnits ?? 0);
        return totals.Total.MinorUnits == net + (totals.IsTaxIncluded ? 0 : totals.Tax?.MinorUnits ?? 0);
    }).Check(_thorough);

    [Fact]
    public void nothing_is_negative_and_no_discount_exceeds_its_line() => Prop.ForAll(Any, sample =>
    {
        var totals = Reckon(sample);
        return totals.Total.MinorUnits >= 0 && !(totals.Tax?.MinorUnits < 0) && totals.Lines.All(line =>
            line.Discount.MinorUnits >= 0 && line.Discount <= line.Subtotal && !(line.Tax?.MinorUnits < 0) && line.Total.MinorUnits >= 0);
    }).Check(_thorough);

    [Fact]
    public void the_order_of_lines_changes_no_total() => Prop.ForAll(Any, sample =>
    {
        var backwards = sample with { Lines = [.. sample.Lines.Reverse()] };
        var (one, other) = (Reckon(sample), Reckon(backwards));
        return (one.Subtotal, one.Tax, one.Total) == (other.Subtotal, other.Tax, other.Total);
    }).Check(_thorough);

    [Fact]
    public void tax_is_rounded_to_the_nearest_unit() => Prop.ForAll(
        (from amount in Gen.Choose(0, int.MaxValue)
         from rate in Gen.Choose(0, 500_000)
         from isIncluded in Gen.Elements(true, false)
         select (amount, rate, isIncluded)).ToArbitrary(),
        sample =>
        {
            var tax = new TaxRate("XX", "", "standard", sample.rate, sample.isIncluded).Of(new Money(sample.amount, Currency.Parse("USD")));
            var exact = sample.amount * (decimal)sample.rate / (1_000_000 + (sample.isIncluded ? sample.rate : 0));
            return Math.Abs(tax.MinorUnits - exact) <= 0.5m;
        }).Check(_thorough);

    private static Arbitrary<Sample> Any => (
        from currency in Gen.Elements("USD", "JPY", "KWD").Select(Currency.Parse)
        from lines in Lines(currency)
        from discounts in Gen.Choose(0, 100_000).Select(amount => new Discount("off", new Money(amount, currency))).ListOf()
        from delivery in AnyDelivery(currency)
        from rules in AnyRules
        select new Sample(currency, [.. lines], [.. discounts.Take(3)], delivery, rules)).ToArbitrary();

    private static Gen<PricingRules> AnyRules =>
        from standard in Gen.Choose(0, 300_000)
        from reduced in Gen.Choose(0, 100_000)
        from shipping in Gen.Choose(0, 300_000)
        from isIncluded in Gen.Elements(true, false)
        select new PricingRules(
            [
                new TaxRate("XX", "", TaxClasses.Standard, standard, isIncluded),
                new TaxRate("XX", "", TaxClasses.Reduced, reduced, isIncluded),
                new TaxRate("XX", "", TaxClasses.Shipping, shipping, isIncluded),
            ],
            []);

    private static Gen<List<PricedLine>> Lines(Currency currency) => (
        from price in Gen.OneOf(Gen.Choose(0, 10), Gen.Choose(0, 1_000_000))
        from quantity in Gen.Choose(1, 999)
        from taxClass in Gen.Elements(null, TaxClasses.Standard, TaxClasses.Reduced, TaxClasses.Zero)
        select new PricedLine(Sku.Parse("THING"), quantity, new Money(price, currency), taxClass, 100)).ListOf().Select(lines => lines.ToList());

    private static Gen<Delivery?> AnyDelivery(Currency currency) => Gen.OneOf(
        Gen.Constant<Delivery?>(null),
        Gen.Constant<Delivery?>(new Delivery(new Destination("XX", ""), null)),
        Gen.Constant<Delivery?>(new Delivery(new Destination("YY", ""), null)),
        Gen.Choose(0, 10_000).Select(cost => (Delivery?)new Delivery(new Destination("XX", ""), new Money(cost, currency))));

    private static Totals Reckon(Sample sample) =>
        CartPricing.Reckon(sample.Currency, sample.Lines, sample.Discounts, sample.Delivery, sample.Rules);

    private sealed record Sample(
        Currency Currency, ImmutableArray<PricedLine> Lines, ImmutableArray<Discount> Discounts, Delivery? Delivery, PricingRules Rules);
}
