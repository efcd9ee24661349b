using System.Runtime.CompilerServices;
using Orleans.Runtime;
using Shop.Runtime.Reminders;

namespace Runtime.Tests.Reminders;

/// <summary>A table whose readings can be held up after they have seen what is there, or broken.</summary>
internal sealed class SlowTable(IReminderTable inner) : IReminderTable
{
    private TaskCompletionSource _entered = new();
    private TaskCompletionSource? _gate;

    public bool IsBroken { get; set; }

    public Task Entered => _entered.Task;

    public void Hold()
    {
        _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void LetGo() => _gate!.SetResult();

    public Task StartAsync(CancellationToken cancellationToken) => inner.StartAsync(cancellationToken);

    public Task<string> UpsertAsync(ReminderEntry entry) => inner.UpsertAsync(entry);

    public Task<bool> RemoveAsync(ReminderKey key, string etag) => inner.RemoveAsync(key, etag);

    public Task<ReminderEntry?> ReadAsync(ReminderKey key) => inner.ReadAsync(key);

    public Task<IReadOnlyList<ReminderEntry>> ReadAsync(GrainId grain) => inner.ReadAsync(grain);

    public async IAsyncEnumerable<ReminderEntry> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (IsBroken)
        {
            throw new InvalidOperationException("broken");
        }

        var seen = await inner.ReadAllAsync(cancellationToken).ToListAsync(cancellationToken);
        _entered.TrySetResult();
        await (_gate?.Task ?? Task.CompletedTask);
        foreach (var entry in seen)
        {
            yield return entry;
        }
    }
}
