using Npgsql;
using NpgsqlTypes;
using Shop.Catalog;
using Shop.Checkout;
using Shop.Hosting.Database;
using Shop.Inventory;

namespace Shop.Silo.Inventory;

/// <summary>Stock in PostgreSQL. The decisions are functions there (<c>Migrations/Scripts/230_split_stock.sql</c> and before).</summary>
public sealed class PostgresStockStore(NpgsqlDataSource database) : IStockStore
{
    // A lock that isn't had in 250 ms, or two transactions in each other's way, passes; what doesn't pass in three is a fault.
    private const int AttemptsMax = 3;

    private const string CountSql = "SELECT on_hand, reserved, version, parts FROM shop.stock_counts WHERE sku = $1";

    /// <inheritdoc/>
    public async Task<StockCount> ReadAsync(Sku sku, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(CountSql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = sku.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await CountAsync(sku, reader, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ProductId?> ProductOfAsync(Sku sku, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT product_id FROM shop.product_skus WHERE sku = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = sku.Value });
        return await command.ExecuteScalarAsync(cancellationToken) is string id ? ProductId.Parse(id) : null;
    }

    /// <inheritdoc/>
    public async Task<StockBatchResult> ApplyAsync(Sku sku, StockBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return await RolledBack.RepeatAsync(AttemptsMax, () => TryApplyAsync(sku, batch, cancellationToken));
    }

    private async Task<StockBatchResult> TryApplyAsync(Sku sku, StockBatch members, CancellationToken cancellationToken)
    {
        // One round trip, and one transaction: Npgsql sends a batch with one Sync at its end.
        await using var batch = database.CreateBatch();
        members.Changes.ForEach(change => batch.BatchCommands.Add(CommandOf(sku, change)));
        members.Splits.ForEach(split => batch.BatchCommands.Add(CommandOf(sku, split)));
        if (members.Moves.Count > 0)
        {
            batch.BatchCommands.Add(CommandOf(sku, members.Moves));
        }

        if (members.Holds.Count > 0)
        {
            batch.BatchCommands.Add(CommandOf(sku, members.Holds, members.Part));
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand(CountSql)
        {
            Parameters = { Text(sku.Value) },
        });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var changes = await VerdictsAsync(members.Changes.Count, reader, cancellationToken);
        var splits = await VerdictsAsync(members.Splits.Count, reader, cancellationToken);
        var moves = members.Moves.Count > 0 ? await NextAsync<bool[]>(reader, cancellationToken) : [];
        var holds = members.Holds.Count > 0 ? await NextAsync<int[]>(reader, cancellationToken) : [];
        var count = await CountAsync(sku, reader, cancellationToken);
        return new StockBatchResult(count, changes, splits, moves, Array.ConvertAll(holds, outcome => (HoldOutcome)outcome));
    }

    private static async Task<List<(StockRefusal Refusal, bool IsRepeat)>> VerdictsAsync(int count, NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var verdicts = new List<(StockRefusal, bool)>();
        for (var i = 0; i < count; i++)
        {
            var verdict = await NextAsync<int>(reader, cancellationToken);
            verdicts.Add((verdict < 0 ? StockRefusal.None : (StockRefusal)verdict, verdict < 0));
        }

        return verdicts;
    }

    private static async Task<T> NextAsync<T>(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        await reader.ReadAsync(cancellationToken);
        var value = reader.GetFieldValue<T>(0);
        await reader.NextResultAsync(cancellationToken);
        return value;
    }

    private static async Task<StockCount> CountAsync(Sku sku, NpgsqlDataReader reader, CancellationToken cancellationToken) =>
        await reader.ReadAsync(cancellationToken)
            ? new StockCount(sku, reader.GetInt32(0), reader.GetInt32(1), reader.GetInt64(2), reader.GetInt16(3))
            : new StockCount(sku, 0, 0, 0);

    private static NpgsqlBatchCommand CommandOf(Sku sku, ChangeStock change) =>
        new("SELECT shop.stock_change($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        {
            Parameters =
            {
                Text(sku.Value),
                new NpgsqlParameter<Guid> { TypedValue = change.Operation.Value },
                new NpgsqlParameter<int> { TypedValue = change.Value },
                new NpgsqlParameter<bool> { TypedValue = change.IsDelta },
                Text(change.Reason),
                Text(change.Actor),
                new NpgsqlParameter<int> { TypedValue = InventoryLimits.MaxOnHand },
                new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Bigint, Value = (object?)change.ExpectedVersion ?? DBNull.Value },
                new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() },
            },
        };

    private static NpgsqlBatchCommand CommandOf(Sku sku, SplitStock split) =>
        new("SELECT shop.stock_split($1, $2, $3, $4, $5, $6)")
        {
            Parameters =
            {
                Text(sku.Value),
                new NpgsqlParameter<Guid> { TypedValue = split.Operation.Value },
                new NpgsqlParameter<int> { TypedValue = split.Parts },
                Text(split.Actor),
                new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Bigint, Value = (object?)split.ExpectedVersion ?? DBNull.Value },
                new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() },
            },
        };

    private static NpgsqlBatchCommand CommandOf(Sku sku, List<(CheckoutId Checkout, HoldMove Move)> moves) =>
        new("SELECT shop.stock_move($1, $2, $3)")
        {
            Parameters =
            {
                Text(sku.Value),
                Texts(moves.Select(static one => one.Checkout.Value)),
                Texts(moves.Select(static one => one.Move.ToString())),
            },
        };

    private static NpgsqlBatchCommand CommandOf(Sku sku, List<PlaceHold> holds, int? part)
    {
        var command = new NpgsqlBatchCommand("SELECT shop.stock_hold($1, $2, $3, $4, $5)")
        {
            Parameters =
            {
                Text(sku.Value),
                Texts(holds.Select(static hold => hold.Checkout.Value)),
                Numbers(holds.Select(static hold => hold.Quantity)),
                Numbers(holds.Select(static hold => (int)Math.Ceiling(hold.Duration.TotalSeconds))),
                Texts(holds.Select(static hold => hold.IsPaying ? "paying" : "held")),
            },
        };
        if (part is { } number)
        {
            command.CommandText = "SELECT shop.stock_hold_part($1, $2, $3, $4, $5, $6)";
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = number });
        }

        return command;
    }

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    private static NpgsqlParameter<string[]> Texts(IEnumerable<string> values) =>
        new() { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static NpgsqlParameter<int[]> Numbers(IEnumerable<int> values) =>
        new() { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer };
}
