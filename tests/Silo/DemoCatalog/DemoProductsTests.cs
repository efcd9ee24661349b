using System.Text.RegularExpressions;
using Shop.Catalog;
using Shop.Silo.DemoCatalog;

namespace Shop.Silo.Tests.DemoCatalog;

public sealed partial class DemoProductsTests
{
    // More than the combinations of names of any kind hold at once: the rules must stand beyond that, too.
    private const int Many = 100_000;

    private static readonly DemoProducts _products = new(seed: 1);
    private static readonly Lazy<List<ProductDocument>> _some = new(() => [.. Enumerable.Range(0, 5_000).Select(number => _products[number])]);

    [Fact]
    public void the_same_seed_makes_the_same_catalog()
    {
        var again = new DemoProducts(seed: 1);

        foreach (var number in new[] { 0, 1, 17, 1_999, 54_321, 999_999 })
        {
            Text(again[number]).ShouldBe(Text(_products[number]));
        }
    }

    [Fact]
    public void another_seed_makes_another_catalog() =>
        Enumerable.Range(0, 100).Count(number => new DemoProducts(seed: 2)[number].Title == _products[number].Title).ShouldBeLessThan(5);

    [Fact]
    public void no_id_slug_title_or_sku_comes_twice_in_a_hundred_thousand()
    {
        var ids = new HashSet<ProductId>();
        var slugs = new HashSet<string>();
        var titles = new HashSet<string>();
        var skus = new HashSet<Sku>();
        var twice = new List<string>(); // an assertion of each would take longer than to make it
        for (var number = 0; number < Many; number++)
        {
            var product = _products[number];
            if (!ids.Add(product.Id) || !slugs.Add(product.Slug) || !titles.Add(product.Title) || !product.Variants.All(variant => skus.Add(variant.Sku)))
            {
                twice.Add(product.Title);
            }
        }

        twice.ShouldBeEmpty();
    }

    [Fact]
    public void prices_are_whole_positive_dollars_and_cents_below_what_they_were_before()
    {
        foreach (var variant in _some.Value.SelectMany(product => product.Variants))
        {
            variant.Price.MinorUnits.ShouldBeInRange(199, 500_000);
            variant.Price.Currency.Code.ShouldBe("USD");
            (variant.CompareAt is null || variant.CompareAt > variant.Price).ShouldBeTrue(variant.Sku.Value);
        }
    }

    [Fact]
    public void a_few_are_on_sale_and_most_are_rated()
    {
        Share(product => product.Variants[0].CompareAt is not null).ShouldBeInRange(0.1, 0.25);
        Share(product => product.Rating is not null).ShouldBeInRange(0.8, 0.95);
    }

    [Fact]
    public void variants_are_every_combination_of_the_options_and_at_most_twelve()
    {
        foreach (var product in _some.Value)
        {
            product.Variants.Length.ShouldBeInRange(1, 12);
            product.Variants.Length.ShouldBe(product.Options.Aggregate(1, (count, option) => count * option.Values.Length));
            product.Variants.Select(variant => string.Join('|', variant.Options.Select(choice => choice.Value))).Distinct().Count()
                .ShouldBe(product.Variants.Length);
        }
    }

    [Fact]
    public void the_larger_of_a_choice_with_steps_is_dearer()
    {
        var monitors = _some.Value.Where(product => product.Categories[0] == "monitors" && product.Options.Any(option => option.Name == "Screen size"));

        foreach (var monitor in monitors)
        {
            monitor.Variants.Select(variant => variant.Price.MinorUnits).ShouldBeInOrder();
            monitor.Variants.Select(variant => variant.Price).Distinct().Count().ShouldBe(monitor.Variants.Length);
        }
    }

    [Fact]
    public void descriptions_have_sentences_and_points_and_no_gaps()
    {
        foreach (var product in _some.Value)
        {
            product.Description.ShouldNotContain("{");
            product.Description.ShouldNotContain("  ");
            product.Description.Split("\n- ").Length.ShouldBeInRange(4, 7, product.Title);
            product.Description.Length.ShouldBeInRange(200, 1_500);
        }
    }

    [Fact]
    public void facts_stand_once_and_agree_with_the_title()
    {
        foreach (var product in _some.Value)
        {
            product.Attributes.Select(one => one.Name).Concat(product.Options.Select(option => option.Name)).ShouldBeUnique();
            product.Title.ShouldStartWith(product.Brand + " ");
        }

        var wired = _some.Value.Where(product => product.Title.Contains("Wired Studio Headphones", StringComparison.Ordinal)).ToList();
        wired.ShouldNotBeEmpty();
        wired.ShouldAllBe(product => product.Attributes.All(one => one.Name != "Battery life"));
        wired.ShouldAllBe(product => !product.Description.Contains("Battery", StringComparison.Ordinal));
    }

    [Fact]
    public void slugs_are_small_letters_digits_and_single_hyphens() =>
        _some.Value.ShouldAllBe(product => product.Slug.Length <= CatalogLimits.SlugLengthMax && SlugForm().IsMatch(product.Slug));

    [Fact]
    public void every_category_is_in_the_tree_and_every_leaf_has_products()
    {
        var categories = DemoContent.Categories;
        var parents = categories.Select(category => category.ParentId).OfType<string>().ToHashSet();

        categories.Select(category => category.Id).ShouldBeUnique();
        categories.Count(category => category.ParentId is null).ShouldBeInRange(8, 12);
        parents.ShouldBeSubsetOf(categories.Select(category => category.Id));
        categories.Select(category => category.Id).Except(parents).Order()
            .ShouldBe(_some.Value.Select(product => product.Categories.Single()).Distinct().Order());
    }

    [Fact]
    public void most_is_in_stock_some_is_low_and_little_is_out()
    {
        var levels = Enumerable.Range(0, 10_000).Select(number => DemoStock.OnHand(1, number, number % 12)).ToList();

        levels.ShouldAllBe(level => level >= 0 && level <= 240);
        (levels.Count(level => level == 0) / 10_000.0).ShouldBeInRange(0.05, 0.12);
        (levels.Count(level => level is > 0 and <= 5) / 10_000.0).ShouldBeInRange(0.08, 0.17);
    }

    private static double Share(Func<ProductDocument, bool> which) => _some.Value.Count(which) / (double)_some.Value.Count;

    private static string Text(ProductDocument product) => System.Text.Json.JsonSerializer.Serialize(product);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex SlugForm();
}
