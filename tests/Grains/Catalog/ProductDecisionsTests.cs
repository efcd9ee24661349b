using System.Text.Json;
using Shop.Catalog;
using static Grains.Tests.Catalog.Products;

namespace Grains.Tests.Catalog;

public sealed class ProductDecisionsTests
{
    [Fact]
    public void a_new_product_is_version_1_with_times_and_id_of_its_grain()
    {
        var id = ProductId.New(TimeProvider.System);

        var next = ProductDecisions.Decide(id, null, Put(Of() with { Version = 77, CreatedAt = Now.AddYears(-1) }, expected: 0), Now).Document!;

        (next.Id, next.Version, next.CreatedAt, next.UpdatedAt).ShouldBe((id, 1, Now, Now));
    }

    [Fact]
    public void an_edit_keeps_when_the_product_was_made_and_what_buyers_think()
    {
        var current = Of() with { Version = 4, CreatedAt = Now.AddDays(-9), Rating = new ProductRating(4.5m, 12) };

        var next = Decide(current, Put(current with { Title = "New", Rating = new ProductRating(5, 9_999) }, expected: 4)).Document!;

        (next.Version, next.CreatedAt, next.UpdatedAt, next.Title).ShouldBe((5, Now.AddDays(-9), Now, "New"));
        next.Rating.ShouldBe(current.Rating);
    }

    [Theory]
    [InlineData(3L)]
    [InlineData(5L)]
    [InlineData(0L)]
    public void a_change_made_from_another_version_is_refused_with_the_current_one(long expected)
    {
        var current = Of() with { Version = 4 };

        Decide(current, Put(current, expected)).Refusal.ShouldBe(new CatalogRefusal(CatalogRule.VersionDiffers, 4, []));
    }

    [Fact]
    public void what_a_newer_version_of_the_shop_has_stored_is_kept()
    {
        using var json = JsonDocument.Parse("""{"a":1}""");
        var unknown = new Dictionary<string, JsonElement> { ["later"] = json.RootElement.Clone() };
        var current = Of() with { Version = 1, Unknown = unknown };
        current = current with { Variants = [current.Variants[0] with { Unknown = unknown }, current.Variants[1]] };
        var edited = Of() with { Id = current.Id, Variants = [.. current.Variants.Select(one => one with { Unknown = null }).Reverse()] };

        var next = Decide(current, Put(edited with { Options = current.Options })).Document!;

        next.Unknown.ShouldBe(unknown);
        next.Variants.Select(one => one.Unknown is not null).ShouldBe([false, true]);
        CatalogJson.SerializeToText(CatalogJson.Deserialize(CatalogJson.Serialize(next))).ShouldContain("\"later\":{\"a\":1}");
    }

    [Fact]
    public void the_log_has_the_members_that_differ_and_no_others()
    {
        var before = Of() with { Version = 1, UpdatedAt = Now.AddDays(-1) };
        var after = before with { Version = 2, UpdatedAt = Now, Title = "Oak desk lamp", Subtitle = "Dimmable" };

        var (old, changed) = ProductDecisions.Difference(before, after);

        old.ShouldBe("""{"title":"Walnut desk lamp"}""");
        changed.ShouldBe("""{"title":"Oak desk lamp","subtitle":"Dimmable"}""");
    }

    [Fact]
    public void names_that_others_have_are_told_by_field()
    {
        var product = Of("A lamp", "A", "B");

        var faults = ProductDecisions.Taken(product, new BegunChange(true, false, IsSlugTaken: true, [Sku.Parse("B")]));

        faults.Select(fault => (fault.Field, fault.Rule)).ShouldBe([("/slug", "taken"), ("/variants/1/sku", "taken")]);
    }

    private static ProductDecision Decide(ProductDocument current, PutProduct command) =>
        ProductDecisions.Decide(current.Id, current, command, Now);
}
