using FsCheck;
using FsCheck.Fluent;
using Shop.Catalog;
using static Grains.Tests.Catalog.Products;

namespace Grains.Tests.Catalog;

public sealed class WarmProductTests
{
    private static readonly Sku _small = Sku.Parse("LAMP-S");

    [Fact]
    public void what_is_asked_for_again_at_once_is_not_read_again()
    {
        var warm = new WarmProduct(Stored(1), Levels(10, 2));

        var first = warm.View().Document;

        warm.View().Document.ShouldBeSameAs(first);
        GC.KeepAlive(first);
    }

    [Fact]
    public void what_is_told_is_what_was_stored()
    {
        var stored = new StoredProduct(Of() with { Version = 3 }, Guid.NewGuid());

        var warm = new WarmProduct(stored, Levels(10, 2));

        CatalogJson.SerializeToText(warm.View().Document).ShouldBe(CatalogJson.SerializeToText(stored.Document));
        warm.View().Availability.Select(one => (one.Availability.State, one.Availability.Quantity))
            .ShouldBe([(AvailabilityState.InStock, null), (AvailabilityState.Low, 2)]);
    }

    [Fact]
    public void a_level_that_looks_the_same_to_shoppers_changes_no_version()
    {
        var warm = Warm(10, 2);
        var before = warm.Version;

        warm.Update(new StockLevel(_small, 9, 1)).ShouldBeFalse();
        warm.Version.ShouldBe(before);
        warm.Update(new StockLevel(_small, 5, 2)).ShouldBeTrue();
        warm.Version.ShouldBeGreaterThan(before);
    }

    [Fact]
    public void news_that_comes_late_changes_nothing()
    {
        var warm = Warm(10, 2);
        warm.Update(new StockLevel(_small, 0, 7)).ShouldBeTrue();

        warm.Update(new StockLevel(_small, 10, 6)).ShouldBeFalse();

        warm.View().Availability[0].Availability.State.ShouldBe(AvailabilityState.Out);
    }

    [Fact]
    public void versions_rise_with_every_write_whatever_became_of_the_stocks()
    {
        var property = Prop.ForAll(
            ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<NonNegativeInt>(), ArbMap.Default.ArbFor<NonNegativeInt>(),
            (version, before, after) =>
            {
                var earlier = new WarmProduct(Stored(version.Get), [new StockLevel(_small, 1, before.Get), new StockLevel(Sku.Parse("LAMP-L"), 1, before.Get)]);
                var later = new WarmProduct(Stored(version.Get + 1), [new StockLevel(_small, 1, after.Get), new StockLevel(Sku.Parse("LAMP-L"), 1, 0)]);
                return later.Version > earlier.Version;
            });
        property.QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(6, false, AvailabilityState.InStock, null)]
    [InlineData(5, false, AvailabilityState.Low, 5)]
    [InlineData(1, true, AvailabilityState.Low, 1)]
    [InlineData(0, false, AvailabilityState.Out, null)]
    [InlineData(0, true, AvailabilityState.Backorder, null)]
    [InlineData(-3, false, AvailabilityState.Out, null)]
    public void how_many_are_left_is_told_only_when_few_are(int available, bool backorder, AvailabilityState state, int? quantity) =>
        Availability.Of(available, backorder).ShouldBe(new Availability(state, quantity));

    private static WarmProduct Warm(int small, int large) => new(Stored(3), Levels(small, large));

    private static StoredProduct Stored(long version) => new(Of() with { Version = version }, Guid.NewGuid());

    private static StockLevel[] Levels(int small, int large) =>
        [new StockLevel(_small, small, 0), new StockLevel(Sku.Parse("LAMP-L"), large, 0)];
}
