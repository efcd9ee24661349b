using System.Collections.Immutable;
using Shop.Catalog;
using static Grains.Tests.Catalog.Products;

namespace Grains.Tests.Catalog;

public sealed class ProductRulesTests
{
    private static readonly string _long = new('x', 20_000);

    public static TheoryData<string, string, Func<ProductDocument, ProductDocument>> Broken => new()
    {
        { "/slug", "malformed", one => one with { Slug = "Not A Slug" } },
        { "/slug", "malformed", one => one with { Slug = "double--hyphen" } },
        { "/title", "required", one => one with { Title = "  " } },
        { "/title", "too_long", one => one with { Title = _long } },
        { "/title", "malformed", one => one with { Title = "two\nlines" } },
        { "/title", "malformed", one => one with { Title = "half a character \ud83d" } },
        { "/brand", "malformed", one => one with { Brand = "nul\0" } },
        { "/description", "too_long", one => one with { Description = _long } },
        { "/description", "malformed", one => one with { Description = "bell \a" } },
        { "/categories/1", "taken", one => one with { Categories = ["home", "home"] } },
        { "/categories/0", "malformed", one => one with { Categories = ["Home; DROP TABLE"] } },
        { "/categories", "too_many", one => one with { Categories = [.. Enumerable.Range(0, 11).Select(i => $"c{i}")] } },
        { "/attributes/0/value", "required", one => one with { Attributes = [new ProductAttribute("Material", "")] } },
        { "/attributes/0/name", "required", one => one with { Attributes = [null!] } },
        { "/images/0/url", "malformed", one => one with { Images = [new ProductImage("http://example.com/a.png", "", 1, 1)] } },
        { "/images/0/url", "malformed", one => one with { Images = [new ProductImage("//example.com/a.png", "", 1, 1)] } },
        { "/images/0/url", "malformed", one => one with { Images = [new ProductImage("javascript:alert(1)", "", 1, 1)] } },
        { "/images/0/url", "malformed", one => one with { Images = [new ProductImage("https://user@example.com/a.png", "", 1, 1)] } },
        { "/images/0/url", "malformed", one => one with { Images = [new ProductImage("/a.png\"onerror=", "", 1, 1)] } },
        { "/images/0/width", "out_of_range", one => one with { Images = [new ProductImage("/a.png", "", 0, 1)] } },
        { "/rating/average", "out_of_range", one => one with { Rating = new ProductRating(5.01m, 1) } },
        { "/options/0/values/1", "taken", one => one with { Options = [new ProductOption("Size", ["LAMP-S", "LAMP-S"])] } },
        { "/options/0/values", "required", one => one with { Options = [new ProductOption("Size", default)] } },
        { "/variants", "required", one => one with { Variants = [] } },
        { "/variants/1/sku", "taken", one => one with { Variants = [one.Variants[0], one.Variants[1] with { Sku = one.Variants[0].Sku }] } },
        { "/variants/1/options", "taken", one => one with { Variants = [one.Variants[0], one.Variants[1] with { Options = one.Variants[0].Options }] } },
        { "/variants/0/options", "mismatch", one => one with { Variants = [one.Variants[0] with { Options = [] }] } },
        { "/variants/0/options", "mismatch", one => one with { Variants = [one.Variants[0] with { Options = [new OptionChoice("Size", "XXL")] }] } },
        { "/variants/0/price", "out_of_range", one => one with { Variants = [Variant("LAMP-S", "-0.01")] } },
        { "/variants/0/price", "out_of_range", one => one with { Variants = [Variant("LAMP-S", "10000000000.01")] } },
        { "/variants/1/price", "mismatch", one => one with { Variants = [one.Variants[0], Variant("LAMP-L", "5", "JPY")] } },
        { "/variants/0/compareAt", "out_of_range", one => one with { Variants = [one.Variants[0] with { CompareAt = one.Variants[0].Price }] } },
        { "/variants/0/weightGrams", "out_of_range", one => one with { Variants = [one.Variants[0] with { WeightGrams = -1 }] } },
        { "/variants/0/taxClass", "malformed", one => one with { Variants = [one.Variants[0] with { TaxClass = "Very High" }] } },
    };

    [Fact]
    public void a_product_as_the_shop_has_them_breaks_no_rule() => ProductRules.Check(Of()).ShouldBeEmpty();

    [Theory]
    [InlineData("https://images.example.com/lamp.png?w=800")]
    [InlineData("/images/lamp.svg")]
    public void pictures_are_of_this_site_or_at_https_addresses(string url) =>
        ProductRules.Check(Of() with { Images = [new ProductImage(url, "", 1, 1)] }).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Broken))]
    public void a_broken_rule_is_told_by_its_field(string field, string rule, Func<ProductDocument, ProductDocument> breaking)
    {
        var faults = ProductRules.Check(breaking(Of()));

        faults.Select(fault => (fault.Field, fault.Rule)).ShouldContain((field, rule));
    }

    [Fact]
    public void of_a_thousand_faults_the_first_fifty_are_told() =>
        ProductRules.Check(Of() with { Attributes = [.. Enumerable.Repeat(new ProductAttribute("", ""), 1_000)] }).Length.ShouldBe(50);

    [Theory]
    [InlineData("Café  crème 0,5 l!", "cafe-creme-0-5-l")]
    [InlineData("  --Größe: XL-- ", "gro-e-xl")]
    [InlineData("漢字", "")]
    public void a_slug_tells_the_title(string title, string slug) => Slug.Of(title).ShouldBe(slug);
}
