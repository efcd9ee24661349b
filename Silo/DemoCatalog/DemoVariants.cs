using System.Collections.Immutable;
using Shop.Catalog;

namespace Shop.Silo.DemoCatalog;

/// <summary>The variants of a demo product: one for each combination of its options, with SKU, price and weight.</summary>
internal static class DemoVariants
{
    private static readonly Currency _dollars = Currency.Parse("USD");

    // One product in six is on sale.
    private const double SaleShare = 0.17;

    /// <summary>The variants of the product of this number.</summary>
    public static ImmutableArray<Variant> Make(
        ref DemoRandom random, int number, KindContent kind, DemoName name, ImmutableArray<ProductOption> options, int grams)
    {
        var price = DemoPrice.Draw(ref random, kind, name.Brand.Tier * name.Style.Price);
        var sale = random.Share() < SaleShare ? 1.15 + (0.4 * random.Share()) : 0;
        var allowBackorder = random.Next(25) == 0;
        var prefix = $"{Code(name.Brand.Name, 3)}-{Code(kind.Id, 4)}-{Base36(number)}";
        return
        [
            .. Combinations(options).Select((choices, at) => new Variant
            {
                Sku = Sku.Parse($"{prefix}-{at + 1:00}"),
                Options = choices,
                Price = Usd(Amount(price, kind, choices)),
                CompareAt = sale == 0 ? null : Usd(DemoPrice.Rounded(Amount(price, kind, choices) / 100.0 * sale)),
                AllowBackorder = allowBackorder,
                WeightGrams = grams,
            }),
        ];
    }

    // The larger of a choice costs more, and never the same by rounding.
    private static long Amount(double price, KindContent kind, ImmutableArray<OptionChoice> choices)
    {
        var factor = 1.0;
        foreach (var option in kind.Options.Where(static option => option.Step > 0))
        {
            var choice = choices.FirstOrDefault(choice => choice.Name == option.Name);
            factor *= choice is null ? 1 : 1 + (option.Step * option.Values.IndexOf(choice.Value));
        }

        return DemoPrice.Rounded(price * factor);
    }

    private static IEnumerable<ImmutableArray<OptionChoice>> Combinations(ImmutableArray<ProductOption> options) =>
        options.Aggregate(
            Enumerable.Repeat(ImmutableArray<OptionChoice>.Empty, 1),
            static (all, option) => all.SelectMany(choices => option.Values.Select(value => choices.Add(new OptionChoice(option.Name, value)))));

    private static Money Usd(long cents) => new(cents, _dollars);

    private static string Code(string name, int length) =>
        new([.. name.Where(char.IsAsciiLetter).Take(length).Select(char.ToUpperInvariant)]);

    private static string Base36(int number)
    {
        var digits = "";
        for (var rest = number; rest > 0 || digits.Length < 4; rest /= 36)
        {
            digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest % 36] + digits;
        }

        return digits;
    }
}
