using Orleans;
using Orleans.Core;
using Orleans.Runtime;

namespace Runtime.Tests.Grains;

/// <summary>An activation without a silo: enough to make a grain object and to see what it asks for.</summary>
internal sealed class FakeActivation(GrainId id, IServiceProvider? services = null) : IActivationContext
{
    public List<string> Asked { get; } = [];

    public Func<CancellationToken, Task>? TimerCallback { get; private set; }

    public GrainTimerCreationOptions TimerOptions { get; private set; }

    public object? Storage { get; init; }

    public GrainId GrainId => id;

    public string RuntimeIdentity => "fake";

    public object? GrainInstance => null;

    public IServiceProvider ActivationServices => services ?? throw new InvalidOperationException("no services");

    public GrainReference GrainReference => throw new InvalidOperationException("no reference");

    public IGrainFactory GrainFactory => throw new InvalidOperationException("no factory");

    public IGrainLifecycle ObservableLifecycle => throw new InvalidOperationException("no lifecycle");

    public Task Deactivated => Task.CompletedTask;

    /// <summary>Makes a grain as the runtime does: with this as the current context.</summary>
    public TGrain Make<TGrain>(Func<TGrain> constructor)
    {
        RuntimeContext.SetCurrent(this);
        try
        {
            return constructor();
        }
        finally
        {
            RuntimeContext.SetCurrent(null);
        }
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default) =>
        Asked.Add($"deactivate {deactivationReason.ReasonCode}");

    public void DelayDeactivation(TimeSpan time) => Asked.Add($"delay {time}");

    public void MigrateOnIdle() => Asked.Add("migrate");

    public IGrainTimer RegisterTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        TimerCallback = callback;
        TimerOptions = options;
        return null!;
    }

    public IStorage<TState> CreateStorage<TState>() => (IStorage<TState>)Storage!;
}
