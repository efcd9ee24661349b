using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Shop.Catalog;

namespace Shop.Silo.DemoCatalog;

/// <summary>
/// The demo catalog's products. One is made from the seed and its number alone, so that a catalog of 2,000 is the beginning of
/// one of 100,000, and any part of it can be made again at any time.
/// </summary>
internal sealed class DemoProducts
{
    // All times of the catalog lie before it: fixed, so that the same seed is the same catalog next year.
    private static readonly DateTimeOffset _latest = new(2026, 10, 31, 12, 0, 0, TimeSpan.Zero);

    private const int DaysMax = 900;

    // A product page shows a dozen choices at a glance.
    private const int VariantsMax = 12;

    private readonly long _seed;
    private readonly ImmutableArray<Slot> _schedule;

    /// <summary>The catalog of a seed.</summary>
    public DemoProducts(long seed)
    {
        _seed = seed;
        var random = new DemoRandom(seed, int.MinValue);
        var kinds = DemoContent.Departments.SelectMany(static department => department.Kinds.Select(kind => (department, kind)));
        var slots = kinds.SelectMany((pair, number) =>
        {
            var names = new DemoNames(pair.department, pair.kind, seed, number);
            return Enumerable.Range(0, pair.kind.Share).Select(turn => new Slot(pair.department, pair.kind, names, turn));
        }).ToList();
        _schedule = [.. random.Pick(slots, slots.Count)];
    }

    /// <summary>The product of this number, from 0.</summary>
    public ProductDocument this[int number]
    {
        get
        {
            var random = new DemoRandom(_seed, number);
            var slot = _schedule[number % _schedule.Length];
            var name = slot.Names[(number / _schedule.Length * slot.Kind.Share) + slot.Turn];
            return Make(ref random, number, slot, name);
        }
    }

    private static ProductDocument Make(ref DemoRandom random, int number, Slot slot, DemoName name)
    {
        var kind = slot.Kind;
        var grams = kind.Grams[0] + random.Next(kind.Grams[1] - kind.Grams[0] + 1);
        var options = Options(ref random, kind);
        var attributes = Attributes(ref random, kind, name.Style, options);
        var facts = attributes.ToDictionary(static one => one.Name, static one => one.Value);
        facts["grams"] = grams.ToString("N0", CultureInfo.InvariantCulture);
        var createdAt = _latest.AddSeconds(-Math.Floor(Math.Pow(random.Share(), 1.6) * DaysMax * 86400));
        var choices = options.Where(static option => option.Values.Length > 1).ToImmutableArray();
        return new ProductDocument
        {
            Id = Id(ref random, createdAt),
            Slug = Slug(name.Title),
            Version = 1,
            Status = ProductStatus.Active,
            Title = name.Title,
            Subtitle = string.Join(" · ", attributes.Take(2).Select(static one => one.Value)),
            Brand = name.Brand.Name,
            Description = DemoTexts.Describe(ref random, slot.Department, kind, name, facts),
            Categories = [kind.Category],
            Attributes = attributes,
            Images = Images(ref random, kind, name, options[0].Values[0]),
            Rating = Rating(ref random),
            Options = choices,
            Variants = DemoVariants.Make(ref random, number, kind, name, choices, grams),
            CreatedAt = createdAt,
            UpdatedAt = createdAt,
        };
    }

    // The colours first, then what else there is to choose; an option with one value is no choice, but a fact.
    private static ImmutableArray<ProductOption> Options(ref DemoRandom random, KindContent kind)
    {
        var variants = 1;
        var options = ImmutableArray.CreateBuilder<ProductOption>();
        foreach (var option in kind.Options)
        {
            var from = random.Next(option.Values.Length - option.Take + 1);
            options.Add(new ProductOption(option.Name, [.. option.Values.Skip(from).Take(option.Take)]));
            variants *= option.Take;
        }

        var colours = 1 + random.Next(Math.Min(kind.ColoursMax, VariantsMax / variants));
        options.Insert(0, new ProductOption("Colour", [.. random.Pick(kind.Colours, colours)]));
        return options.ToImmutable();
    }

    private static ImmutableArray<ProductAttribute> Attributes(
        ref DemoRandom random, KindContent kind, StyleContent style, ImmutableArray<ProductOption> options)
    {
        var attributes = ImmutableArray.CreateBuilder<ProductAttribute>();
        foreach (var (name, values) in kind.Attributes)
        {
            var drawn = random.Pick(values);
            if (!style.Drop.Contains(name))
            {
                attributes.Add(new ProductAttribute(name, style.Set.GetValueOrDefault(name, drawn)));
            }
        }

        attributes.AddRange(style.Set.Where(fact => !kind.Attributes.ContainsKey(fact.Key)).Select(static fact => new ProductAttribute(fact.Key, fact.Value)));
        attributes.AddRange(options.Where(static option => option.Values.Length == 1).Select(static option => new ProductAttribute(option.Name, option.Values[0])));
        return attributes.ToImmutable();
    }

    private static ImmutableArray<ProductImage> Images(ref DemoRandom random, KindContent kind, DemoName name, string colour)
    {
        // Any number whose remainder by four is one of the looks that show this style.
        var look = (random.Next(250) * 4) + random.Pick(name.Style.Looks);
        var file = $"{colour.ToLowerInvariant()}-{name.Style.Pattern}-{look}.svg";
        ProductImage Image(string view, string alt) => new($"/media/art/1/{kind.Id}/{view}/{file}", alt, 1200, 1200);
        return
        [
            Image("front", $"{name.Title} in {colour.ToLowerInvariant()}"),
            Image("detail", $"{name.Title}, from close up"),
            Image("context", $"{name.Title} where it is used"),
        ];
    }

    // Most things on sale somewhere are liked; one in ten has no rating yet.
    private static ProductRating? Rating(ref DemoRandom random)
    {
        var average = Math.Clamp(4.35 + (0.38 * random.Bell()), 2.4, 5);
        var count = (int)Math.Clamp(Math.Exp(3.4 + (1.3 * random.Bell())), 1, 9000);
        return random.Next(10) == 0 ? null : new ProductRating(Math.Round((decimal)average, 2), count);
    }

    // A UUIDv7 (RFC 9562) of the product's own time, its random bits drawn from the seed.
    private static ProductId Id(ref DemoRandom random, DateTimeOffset createdAt)
    {
        var high = ((ulong)createdAt.ToUnixTimeMilliseconds() << 16) | 0x7000 | (random.Next() & 0x0FFF);
        var low = 0x8000_0000_0000_0000 | (random.Next() >> 2);
        return ProductId.Parse($"prod-{high:x16}{low:x16}");
    }

    private static string Slug(string title)
    {
        var slug = new StringBuilder(title.Length);
        foreach (var letter in title)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
            else if (letter != '\'' && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }

    private sealed record Slot(DepartmentContent Department, KindContent Kind, DemoNames Names, int Turn);
}
