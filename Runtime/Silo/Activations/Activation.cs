using Orleans;
using Orleans.Runtime;
using Shop.Runtime.Calls;
using Shop.Runtime.Dispatch;

namespace Shop.Runtime.Activations;

/// <summary>
/// A grain in memory: its object, its inbox, and the scheduler that its turns run on. One object, so that an idle
/// grain costs little (see the bench case <c>idle-memory</c>); everything that few activations need is in
/// <see cref="ActivationExtras"/>.
/// </summary>
/// <remarks>
/// All fields but the inbox and the load are touched by the activation's own drain only, which never runs twice at
/// once, so they need no lock.
/// </remarks>
internal sealed partial class Activation : TaskScheduler, IActivationContext, ITurnHost, IReentrancyTracker, ICallTarget, IThreadPoolWorkItem
{
    private readonly GrainId _id;
    private readonly GrainClass _class;
    private object? _instance;
    private ActivationExtras? _extras;
    private long _lastUsedMs;

    public Activation(in GrainId id, GrainClass grainClass)
    {
        _id = id;
        _class = grainClass;
        _lastUsedMs = grainClass.Silo.Clock.NowMs;
    }

    /// <summary>How the activation came to be asked for, where that matters: see <see cref="StatelessWorkerPool"/>.</summary>
    public StatelessWorkerPool? Pool { get; init; }

    public GrainId GrainId => _id;

    public object? GrainInstance => _instance;

    public object Instance => _instance!;

    public GrainClass Class => _class;

    public SiloRuntime Silo => _class.Silo;

    public ActivationState State { get; private set; }

    public IServiceProvider ActivationServices => _extras?.Services ?? (_class.NeedsScope ? Extras.CreateScope(Silo.Services) : Silo.Services);

    public GrainReference GrainReference => Extras.Reference ??= (GrainReference)Silo.GrainFactory.GetGrain(_id);

    public IGrainLifecycle ObservableLifecycle => Extras.Lifecycle ??= new GrainLifecycle();

    public IGrainFactory GrainFactory => Silo.GrainFactory;

    public string RuntimeIdentity => Silo.Identity;

    public IIncomingGrainCallFilter[] IncomingFilters => _extras?.Filters ?? Silo.IncomingFilters;

    // Made by whichever thread needs it first: who waits for the activation to be gone may be anywhere.
    private ActivationExtras Extras => _extras ?? Interlocked.CompareExchange(ref _extras, new ActivationExtras(), null) ?? _extras;

    /// <summary>Whether nothing has run here for as long as the class allows. Safe from any thread; a hint.</summary>
    public bool IsStale(long nowMs) =>
        State == ActivationState.Active
        && Volatile.Read(ref _load) == 0
        && nowMs - Volatile.Read(ref _lastUsedMs) >= _class.CollectionAgeMs
        && (_extras is not { } extras || extras.KeepAliveUntilMs <= nowMs);

    /// <summary>When it last ran something, in the silo clock's milliseconds. Safe from any thread.</summary>
    public long LastUsedMs => Volatile.Read(ref _lastUsedMs);

    public void DelayDeactivation(TimeSpan time)
    {
        // As in Orleans: infinite pins it, zero or less unpins it.
        Extras.KeepAliveUntilMs =
            time == Timeout.InfiniteTimeSpan || time == TimeSpan.MaxValue ? long.MaxValue
            : time <= TimeSpan.Zero ? 0
            : Silo.Clock.NowMs + (long)time.TotalMilliseconds;
    }

    void IReentrancyTracker.Enter(Guid chain) => Extras.EnterChain(chain);

    void IReentrancyTracker.Leave(Guid chain) => Extras.LeaveChain(chain);

    public override string ToString() => $"[{_id} {State}]";
}
