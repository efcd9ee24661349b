using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Shop.Runtime.Timers;

namespace Shop.Runtime.Activations;

/// <summary>What few activations need, made when first needed.</summary>
internal sealed class ActivationExtras
{
    private Dictionary<Guid, int>? _chains;
    private List<GrainTimer>? _timers;

    public AsyncServiceScope? Scope { get; private set; }

    public IServiceProvider? Services => Scope?.ServiceProvider;

    public GrainReference? Reference { get; set; }

    public GrainLifecycle? Lifecycle { get; set; }

    public IIncomingGrainCallFilter[]? Filters { get; set; }

    public DeactivationReason Reason { get; set; }

    /// <summary>Ends the wait for requests that don't end while the activation is to leave.</summary>
    public ITimer? GiveUp { get; set; }

    public long KeepAliveUntilMs { get; set; }

    public TaskCompletionSource Deactivated { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IServiceProvider CreateScope(IServiceProvider services)
    {
        Scope = services.CreateAsyncScope();
        return Scope.Value.ServiceProvider;
    }

    public void EnterChain(Guid chain)
    {
        _chains ??= [];
        _chains[chain] = _chains.GetValueOrDefault(chain) + 1;
    }

    public void LeaveChain(Guid chain)
    {
        if (_chains is null || !_chains.TryGetValue(chain, out var count))
        {
            return;
        }

        if (count > 1)
        {
            _chains[chain] = count - 1;
        }
        else
        {
            _chains.Remove(chain);
        }
    }

    public bool MayReenter(Guid chain) => chain != Guid.Empty && _chains is not null && _chains.ContainsKey(chain);

    public void Add(GrainTimer timer) => (_timers ??= []).Add(timer);

    public void Remove(GrainTimer timer) => _timers?.Remove(timer);

    public void StopTimers()
    {
        GiveUp?.Dispose();
        while (_timers is { Count: > 0 } timers)
        {
            timers[^1].Dispose();
        }
    }
}
