using System.Data;
using System.Diagnostics;
using Npgsql;
using Shop.Chaos.Shoppers;
using Shop.Invariants;

namespace Shop.Chaos.Checking;

/// <summary>Reads the shop's database and the provider's ledger, and tells what isn't as it has to be.</summary>
internal sealed class Checker(NpgsqlDataSource database, Ledger ledger, IReadOnlyDictionary<string, int> shelves)
{
    // What follows from an order is done within seconds; what was left by a program that died is found within 15 s, and an answer
    // that a dead Api owes is given up after a minute.
    private static readonly TimeSpan _restPatience = TimeSpan.FromSeconds(90);

    /// <summary>Everything that is to be true in the end.</summary>
    public static IReadOnlyList<Invariant> InTheEnd { get; } = [.. Books.Always, .. Books.AtRest, .. Acknowledged.Invariants];

    /// <summary>How many times what must be true at every moment was looked at.</summary>
    public int Looks { get; private set; }

    /// <summary>What broke at some moment.</summary>
    public HashSet<string> BrokenMeanwhile { get; } = [];

    /// <summary>Looks every second until it is told to stop; where the database is away, there is nothing to see.</summary>
    public async Task WatchAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                BrokenMeanwhile.UnionWith(await Books.BrokenAsync(database, Books.Always));
                Looks++;
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or IOException)
            {
                // Its turn comes again.
            }

            await Task.Delay(TimeSpan.FromSeconds(1), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Waits until nothing is under way any more, and returns what is broken then.</summary>
    public async Task<List<string>> JudgeAsync()
    {
        // Its statistics are of before, when there was nothing: joins that were planned by them take minutes.
        await using (var analyze = database.CreateCommand("ANALYZE"))
        {
            await analyze.ExecuteNonQueryAsync();
        }

        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            await using var connection = await database.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
            var broken = await BrokenAsync(transaction);
            if (broken.Count == 0 || Stopwatch.GetElapsedTime(began) > _restPatience)
            {
                return [.. broken, .. BrokenMeanwhile.Select(static one => $"at some moment: {one}"), .. ledger.Lies.Distinct()];
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250));
        }
    }

    /// <summary>What is broken in the transaction's view.</summary>
    public async Task<List<string>> BrokenAsync(NpgsqlTransaction transaction)
    {
        await Told.WriteAsync(transaction, ledger, shelves);
        return [.. await Books.BrokenAsync(transaction, InTheEnd), .. await Draws.BrokenAsync(transaction, ledger)];
    }
}
