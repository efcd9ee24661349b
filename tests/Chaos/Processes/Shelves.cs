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

    // Every eighth thing's stock is in parts: many checkouts, many kills, and one sum.
    private const string Sold = """
        WITH thing AS
        (
            SELECT sku, number, CASE WHEN number > $1 - $2 THEN $3 ELSE $4 END AS pieces
            FROM (SELECT sku, row_number() OVER (ORDER BY sku) AS number FROM shop.product_skus) AS one WHERE number <= $1
        )
        SELECT sku, pieces, shop.stock_change(sku, gen_random_uuid(), pieces, false, 'a drill', 'chaos', $4),
            CASE WHEN number % 8 = 1 THEN shop.stock_split(sku, gen_random_uuid(), 4, 'chaos', NULL, gen_random_uuid()) END
        FROM thing
        """;

    /// <summary>Loads the demo catalog into an empty database, and puts things on its shelves.</summary>
    /// <param name="folder">Where what the loading program says is kept.</param>
    /// <param name="connectionString">For that program.</param>
    /// <param name="database">The same database.</param>
    /// <param name="scarce">Pieces of each of the few things of which there is less than is wanted.</param>
    public static async Task<IReadOnlyDictionary<string, int>> FillAsync(string folder, string connectionString, NpgsqlDataSource database, int scarce)
    {
        var log = Path.Combine(folder, "load-demo.log");
        using var load = await Starter.StartAsync(
            ["dotnet", "Silo.dll", "load-demo", "--products", "40"], AppContext.BaseDirectory, log, [new("DATABASE_URL", connectionString)]);
        await load.WaitForExitAsync();
        return load.ExitCode == 0
            ? await FillAsync(database, scarce)
            : throw new InvalidOperationException($"The demo catalog isn't loaded:\n{await File.ReadAllTextAsync(log)}");
    }

    // Before any silo knows of it.
    private static async Task<IReadOnlyDictionary<string, int>> FillAsync(NpgsqlDataSource database, int scarce)
    {
        await using var fill = database.CreateCommand(Sold);
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
