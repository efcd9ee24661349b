using System.Data;
using Npgsql;
using Shop.Runtime.Testing;

namespace Shop.Invariants;

/// <summary>
/// Looks over the shop's books and the payment provider's, which are in one database in tests, in one snapshot: what must be true
/// at every moment and after every fault, whatever happened before.
/// </summary>
public static class Books
{
    /// <summary>What must be true at every moment.</summary>
    public static IReadOnlyList<Invariant> Always { get; } = [.. StockInvariants.Always, .. OrderInvariants.Always, .. MoneyInvariants.Always, .. WaitingRoomInvariants.Always, .. ReportInvariants.Always];

    /// <summary>What of it is about stock: for databases that have no books of payments.</summary>
    public static IReadOnlyList<Invariant> OfStock { get; } = [.. StockInvariants.Always];

    /// <summary>What must be true besides where nothing is under way any more.</summary>
    public static IReadOnlyList<Invariant> AtRest { get; } = [.. StockInvariants.AtRest, .. OrderInvariants.AtRest, .. MoneyInvariants.AtRest, .. ReportInvariants.AtRest];

    /// <summary>Fails where something that must be true at every moment isn't now.</summary>
    /// <exception cref="InvalidOperationException">It says what.</exception>
    public static async Task ShouldHoldAsync(NpgsqlDataSource database)
    {
        var broken = await BrokenAsync(database, Always);
        if (broken.Count > 0)
        {
            throw new InvalidOperationException($"What must be true at every moment isn't now:\n{string.Join('\n', broken)}");
        }
    }

    /// <summary>
    /// Waits until nothing is under way, with nothing broken meanwhile, and fails where that doesn't come to be. For databases that no
    /// other test uses at the same time.
    /// </summary>
    public static async Task ShouldComeToRestAsync(NpgsqlDataSource database)
    {
        await Eventually.ReadAsync(
            async () =>
            {
                await ShouldHoldAsync(database);
                return string.Join('\n', await BrokenAsync(database, AtRest));
            },
            broken => broken.Length == 0, "the books come to rest");
        await ShouldHoldAsync(database);
    }

    /// <summary>What is broken, a text for each thing; all judged of one snapshot.</summary>
    public static async Task<List<string>> BrokenAsync(NpgsqlDataSource database, IEnumerable<Invariant> invariants)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        return await BrokenAsync(transaction, invariants);
    }

    /// <summary>What is broken in the transaction's view.</summary>
    public static async Task<List<string>> BrokenAsync(NpgsqlTransaction transaction, IEnumerable<Invariant> invariants)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var all = invariants.ToList();
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        all.ForEach(one => batch.BatchCommands.Add(new NpgsqlBatchCommand(one.Sql)));
        await using var reader = await batch.ExecuteReaderAsync();
        var broken = new List<string>();
        foreach (var one in all)
        {
            while (await reader.ReadAsync())
            {
                broken.Add($"{one.Name}: {(await reader.IsDBNullAsync(0) ? "?" : reader.GetString(0))}");
            }

            await reader.NextResultAsync();
        }

        return broken;
    }
}
