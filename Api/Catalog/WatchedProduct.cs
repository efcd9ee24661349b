using Shop.Catalog;

namespace Shop.Api.Catalog;

/// <summary>One product in the memory of this process, with the watch under which it may be shown.</summary>
internal sealed class WatchedProduct
{
    // Half of what the grain keeps, so that the grain still tells us when our own time is up.
    private static readonly TimeSpan _lease = CatalogLimits.WatchLease / 2;

    // Early enough that a slow answer comes before the lease ends.
    private static readonly TimeSpan _renewAfter = _lease / 2;

    private static readonly TimeSpan _forgetAfter = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private ProductEntry? _entry;
    private Task<ProductEntry?>? _asking;
    private long _watchedSince = long.MinValue;
    private long _usedAt;

    /// <summary>When it was last asked for.</summary>
    public long UsedAt => Volatile.Read(ref _usedAt);

    /// <summary>What may be shown without asking; null where the watch has lapsed.</summary>
    public ProductEntry? IfFresh(TimeProvider time)
    {
        var now = time.GetTimestamp();
        Volatile.Write(ref _usedAt, now);
        var since = Volatile.Read(ref _watchedSince);
        return since != long.MinValue && time.GetElapsedTime(since, now) < _lease ? Volatile.Read(ref _entry) : null;
    }

    /// <summary>Whether its watch should be prolonged: it was asked for within the last lease, and the watch is half over.</summary>
    public bool IsDue(TimeProvider time)
    {
        var since = Volatile.Read(ref _watchedSince);
        return time.GetElapsedTime(UsedAt) < _lease && (since == long.MinValue || time.GetElapsedTime(since) > _renewAfter);
    }

    /// <summary>Whether nobody has asked for it for long.</summary>
    public bool IsForgotten(TimeProvider time) => time.GetElapsedTime(UsedAt) > _forgetAfter;

    /// <summary>Ends the watch: the grain says that it tells us nothing more.</summary>
    public void Lapse() => Volatile.Write(ref _watchedSince, long.MinValue);

    /// <summary>Takes over what the grain pushed, unless something newer is known.</summary>
    public void TakeNewer(ProductView view)
    {
        lock (_lock)
        {
            if (_entry is null || _entry.View.Version < view.Version)
            {
                Volatile.Write(ref _entry, new ProductEntry(view));
            }
        }
    }

    /// <summary>Asks the grain, once for all who wait.</summary>
    public Task<ProductEntry?> RevalidateAsync(Func<long, Task<ProductView?>> watch, TimeProvider time)
    {
        lock (_lock)
        {
            Volatile.Write(ref _usedAt, Math.Max(UsedAt, _entry is null ? time.GetTimestamp() : UsedAt));
            return _asking is { IsCompleted: false } ? _asking : _asking = AskAsync(watch, time);
        }
    }

    private async Task<ProductEntry?> AskAsync(Func<long, Task<ProductView?>> watch, TimeProvider time)
    {
        await Task.Yield(); // not under the lock
        var known = Volatile.Read(ref _entry)?.View.Version ?? 0;
        var askedAt = time.GetTimestamp();
        var view = await watch(known);
        lock (_lock)
        {
            // A push may have come in between. Without one the grain's word stands whatever its version is: a database that was
            // restored from a backup has lower ones.
            var current = _entry?.View.Version ?? 0;
            if (view is not null && (view.Version > current || current == known))
            {
                Volatile.Write(ref _entry, new ProductEntry(view));
            }

            Volatile.Write(ref _watchedSince, askedAt);
            return _entry;
        }
    }
}
