using Shop.Runtime.Storage.Schema;

namespace Shop.Silo.Migrations;

/// <summary>
/// The shop's own tables, in the schema <c>shop</c>: <c>Scripts/NNN_name.sql</c>, ten numbers a feature. Each feature's scripts
/// are a history of their own, applied in the order of their numbers.
/// </summary>
public static class ShopSchema
{
    private const int NumbersAFeature = 10;

    /// <summary>The scripts, for <see cref="SchemaMigrator"/>; after the runtime's.</summary>
    public static IReadOnlyList<MigrationSet> Migrations { get; } =
        MigrationSet.RangesFromResources("shop", typeof(ShopSchema).Assembly, "Shop.Silo.Migrations.", NumbersAFeature);
}
