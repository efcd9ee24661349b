using Orleans.Concurrency;
using Orleans.Runtime;

namespace Shop.Runtime.Tests.Lifetime;

/// <summary>What the grains of these tests tell about themselves, shared with the test through the silo's services.</summary>
public sealed class Journal
{
    private int _activations;

    public System.Collections.Concurrent.ConcurrentQueue<string> Entries { get; } = new();

    public TaskCompletionSource Gate { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int NextActivation() => Interlocked.Increment(ref _activations);
}

public sealed class LivesGrain : Grain, ILivesGrain
{
    private readonly Journal _journal;
    private readonly int _number;

    public LivesGrain(Journal journal)
    {
        _journal = journal;
        _number = journal.NextActivation();
        GrainContext.ObservableLifecycle.Subscribe(
            "test", GrainLifecycleStage.Activate, _ => Note("stage-start"), _ => Note("stage-stop"));
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken) => Note("activate");

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Note($"deactivate {reason.ReasonCode}");

    public Task<int> Activation() => Task.FromResult(_number);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task DelayLeaving(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public Task LeaveAfterGate()
    {
        DeactivateOnIdle();
        return _journal.Gate.Task;
    }

    public Task<List<string>> Events() =>
        Task.FromResult(_journal.Entries.Where(entry => entry.StartsWith(this.GetPrimaryKeyString() + ":", StringComparison.Ordinal)).ToList());

    private Task Note(string what)
    {
        _journal.Entries.Enqueue($"{this.GetPrimaryKeyString()}:{what}");
        return Task.CompletedTask;
    }
}

public sealed class FragileGrain(Journal journal) : Grain, IFragileGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        journal.NextActivation() % 2 == 1 ? throw new FormatException("not today") : Task.CompletedTask;

    public Task<int> Answer() => Task.FromResult(42);
}

public sealed class SlowToLeaveGrain(Journal journal) : Grain, ISlowToLeaveGrain
{
    private readonly int _number = journal.NextActivation();

    public Task<int> Activation() => Task.FromResult(_number);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        journal.Entries.Enqueue("leaving");
        return journal.Gate.Task;
    }
}

[StatelessWorker(4)]
public sealed class WorkerGrain(Journal journal) : Grain, IWorkerGrain
{
    public async Task<int> WaitForOthers(int others)
    {
        journal.Entries.Enqueue("working");
        if (journal.Entries.Count(entry => entry == "working") == others)
        {
            journal.Gate.TrySetResult();
        }

        await journal.Gate.Task;
        return RuntimeHelpersId(this);
    }

    private static int RuntimeHelpersId(object instance) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(instance);
}

public sealed class ScopedThing(Journal journal) : IAsyncDisposable
{
    public int Number { get; } = journal.NextActivation();

    public ValueTask DisposeAsync()
    {
        journal.Entries.Enqueue($"disposed {Number}");
        return default;
    }
}

public sealed class ServiceGrain(ScopedThing scoped, Journal journal) : Grain, IServiceGrain
{
    public Task<(int Scoped, int Singleton)> Services() =>
        Task.FromResult((scoped.Number, System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(journal)));

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
