using System.Globalization;
using System.Runtime.CompilerServices;
using Orleans.Runtime;

namespace Shop.Runtime.Reminders;

/// <summary>Reminders in the memory of one silo, lost with it: for tests and development.</summary>
internal sealed class MemoryReminderTable : IReminderTable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ReminderKey, ReminderEntry> _entries = [];
    private long _lastVersion;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string> UpsertAsync(ReminderEntry entry)
    {
        lock (_gate)
        {
            var etag = (++_lastVersion).ToString(CultureInfo.InvariantCulture);
            _entries[entry.Key] = entry with { ETag = etag };
            return Task.FromResult(etag);
        }
    }

    public Task<bool> RemoveAsync(ReminderKey key, string etag)
    {
        lock (_gate)
        {
            return Task.FromResult(_entries.TryGetValue(key, out var entry) && entry.ETag == etag && _entries.Remove(key));
        }
    }

    public Task<ReminderEntry?> ReadAsync(ReminderKey key)
    {
        lock (_gate)
        {
            return Task.FromResult(_entries.GetValueOrDefault(key));
        }
    }

    public Task<IReadOnlyList<ReminderEntry>> ReadAsync(GrainId grain) =>
        Task.FromResult<IReadOnlyList<ReminderEntry>>([.. Snapshot().Where(entry => entry.Grain == grain)]);

    public async IAsyncEnumerable<ReminderEntry> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var entry in Snapshot())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    private ReminderEntry[] Snapshot()
    {
        lock (_gate)
        {
            return [.. _entries.Values];
        }
    }
}
