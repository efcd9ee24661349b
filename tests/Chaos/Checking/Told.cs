using Npgsql;
using Shop.Chaos.Shoppers;

namespace Shop.Chaos.Checking;

/// <summary>Puts what shoppers were told into tables that only the looking transaction sees.</summary>
internal static class Told
{
    public static async Task WriteAsync(NpgsqlTransaction transaction, Ledger ledger, IReadOnlyDictionary<string, int> shelves)
    {
        var carts = ledger.Carts.ToList();
        var lines = carts.SelectMany(static cart => cart.Lines.Select(line => (cart.Id, line.Key, line.Value))).ToList();
        var orders = ledger.Orders.ToList();
        var ordered = orders.SelectMany(static order => order.Lines.Select(line => (order.Id, line.Key, line.Value))).ToList();
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        Add(batch, "told_carts (id text, is_unknown boolean, may_be_bought boolean)",
            carts.Select(static cart => cart.Id), carts.Select(static cart => cart.IsUnknown), carts.Select(static cart => cart.MayBeBought));
        AddLines(batch, "told_cart_lines (cart text, sku text, quantity integer)", lines);
        Add(batch, "told_orders (id text, checkout text, total bigint)",
            orders.Select(static order => order.Id), orders.Select(static order => order.Checkout), orders.Select(static order => order.Total));
        AddLines(batch, "told_order_lines (order_id text, sku text, quantity integer)", ordered);
        Add(batch, "told_cancelled (id text)", ledger.Cancelled);
        Add(batch, "told_refused (checkout text)", ledger.Refused);
        Add(batch, "told_winners (key text, became text)", ledger.Winners.Select(static one => one.Key), ledger.Winners.Select(static one => one.Became));
        Add(batch, "told_places (room text, number integer, place integer, token text, checkout text)", [.. ledger.Places]);
        Add(batch, "shelves (sku text, pieces integer)", shelves.Keys, shelves.Values);
        await batch.ExecuteNonQueryAsync();
    }

    private static void AddLines(NpgsqlBatch batch, string table, List<(string Of, string Sku, int Quantity)> lines) =>
        Add(batch, table, lines.Select(static line => line.Of), lines.Select(static line => line.Sku), lines.Select(static line => line.Quantity));

    private static void Add(NpgsqlBatch batch, string table, List<PlaceBook> places) => Add(
        batch, table, Parameter(places.Select(static one => one.Room)), Parameter(places.Select(static one => one.Number)),
        Parameter(places.Select(static one => one.Place)), Parameter(places.Select(static one => one.Token)), Parameter(places.Select(static one => one.Checkout)));

    private static void Add<T>(NpgsqlBatch batch, string table, IEnumerable<T> column) => Add(batch, table, Parameter(column));

    private static void Add<T1, T2>(NpgsqlBatch batch, string table, IEnumerable<T1> first, IEnumerable<T2> second) =>
        Add(batch, table, Parameter(first), Parameter(second));

    private static void Add<T1, T2, T3>(NpgsqlBatch batch, string table, IEnumerable<T1> first, IEnumerable<T2> second, IEnumerable<T3> third) =>
        Add(batch, table, Parameter(first), Parameter(second), Parameter(third));

    // Two statements: what makes a table takes no parameters.
    private static void Add(NpgsqlBatch batch, string table, params NpgsqlParameter[] columns)
    {
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"CREATE TEMP TABLE {table} ON COMMIT DROP"));
        var fill = new NpgsqlBatchCommand(
            $"INSERT INTO {table.Split(' ')[0]} SELECT * FROM unnest({string.Join(", ", columns.Select(static (_, i) => $"${i + 1}"))})");
        Array.ForEach(columns, column => fill.Parameters.Add(column));
        batch.BatchCommands.Add(fill);
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"ANALYZE {table.Split(' ')[0]}")); // or the joins are planned for a handful
    }

    private static NpgsqlParameter<T[]> Parameter<T>(IEnumerable<T> values) => new() { TypedValue = [.. values] };
}
