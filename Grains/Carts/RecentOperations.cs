using System.Text.Json.Serialization;

namespace Shop.Carts;

/// <summary>
/// The operations that took effect of late, oldest first. They are stored in the same write as what they changed, so that a
/// repeat, also one that comes to another silo after a crash, is known as one.
/// </summary>
[JsonConverter(typeof(RecentOperationsConverter))]
internal readonly struct RecentOperations
{
    /// <summary>How many are kept: more changes than a cart sees while a client still repeats one; 2 KiB stored at most.</summary>
    public const int MaxCount = 64;

    /// <summary>How long they are kept: clients may repeat for a day.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(24);

    private readonly RecentOperation[]? _operations;

    /// <summary>These, oldest first; they are not copied.</summary>
    public RecentOperations(RecentOperation[] operations) => _operations = operations;

    /// <summary>All that are kept, oldest first.</summary>
    public ReadOnlySpan<RecentOperation> All => _operations;

    /// <summary>The operation of that name, unless it is too old or was never there.</summary>
    public RecentOperation? Find(OperationId id, DateTimeOffset now)
    {
        // From the newest: a name that was used again after a day may be there twice.
        for (var i = All.Length - 1; i >= 0; i--)
        {
            if (All[i].Id == id)
            {
                return IsKept(All[i], now) ? All[i] : null;
            }
        }

        return null;
    }

    /// <summary>These and one more, without those that it makes too many and those that are too old.</summary>
    public RecentOperations With(OperationId id, uint fingerprint, DateTimeOffset now)
    {
        var kept = All;
        while (kept.Length >= MaxCount || (kept.Length > 0 && !IsKept(kept[0], now)))
        {
            kept = kept[1..];
        }

        return new RecentOperations([.. kept, new RecentOperation(id, fingerprint, (uint)now.ToUnixTimeSeconds())]);
    }

    private static bool IsKept(RecentOperation operation, DateTimeOffset now) => now - operation.At <= MaxAge;
}
