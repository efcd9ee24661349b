using Npgsql;

namespace Shop.Chaos.Processes;

/// <summary>What the drill's shop has to sell: most of it plenty, some of it less than is wanted.</summary>
internal static class Shelves
{
    private const int Things = 24;
    private const int Plenty = 100_000;

    // Of each of the last few: sold out within a minute.
    private const int ScarceThings = 4;
    public const int Scarce = 40;

    /// <summary>
    /// Counts what is on the shelves, before any silo knows of it, and returns how many pieces of each thing there are; of the last
    /// few <paramref name="scarce"/>.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, int>> FillAsync(NpgsqlDataSource database, int scarce)
    {
        await using var fill = database.CreateCommand("""
            WITH thing AS
            (
                SELECT sku, CASE WHEN number > $1 - $2 THEN $3 ELSE $4 END AS pieces
                FROM (SELECT sku, row_number() OVER (ORDER BY sku) AS number FROM shop.product_skus) AS one WHERE number <= $1
            )
            SELECT sku, pieces, shop.stock_change(sku, gen_random_uuid(), pieces, false, 'a drill', 'chaos', $4) FROM thing
            """);
        foreach (var value in new[] { Things, ScarceThings, scarce, Plenty })
        {
            fill.Parameters.Add(new NpgsqlParameter<int> { TypedValue = value });
        }

        var goods = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await using var rows = await fill.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            goods[rows.GetString(0)] = rows.GetInt32(1);
        }

        return goods;
    }
}
