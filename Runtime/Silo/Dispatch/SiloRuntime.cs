using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;
using Shop.Runtime.Activations;
using Shop.Runtime.Calls;
using Shop.Runtime.Manifest;

namespace Shop.Runtime.Dispatch;

/// <summary>One silo: finds or makes the activation that a call is for.</summary>
internal sealed class SiloRuntime : CallRuntime
{
    // A call whose activation leaves is run by the next one. One that meets so many leaving activations in a row has
    // met a grain that doesn't stay, and its caller is told rather than kept.
    private const int MaxReroutes = 8;

    private readonly ConcurrentDictionary<GrainType, GrainClass?> _classes = new();
    private readonly ExpiryTokens _activationTokens;
    private IOutgoingGrainCallFilter[]? _outgoing;
    private IIncomingGrainCallFilter[]? _incoming;
    private ImmutableArray<ObserverRegistry> _observers;
    private volatile bool _stopping;

    public SiloRuntime(
        IServiceProvider services,
        GrainManifest manifest,
        IOptions<GrainCollectionOptions> collection,
        IOptions<SiloMessagingOptions> messaging,
        TimeProvider time,
        ILogger<SiloRuntime> log)
        : base(time)
    {
        Services = services;
        Manifest = manifest;
        Collection = collection.Value;
        Messaging = messaging.Value;
        Log = log;
        GrainFactory = new GrainFactory(this);
        Observers = new ObserverRegistry(Identity);
        _observers = [Observers];
        Telemetry = new SiloTelemetry(this);
        _activationTokens = new ExpiryTokens(time, Collection.ActivationTimeout);
    }

    public IServiceProvider Services { get; }

    public ILogger Log { get; }

    public override GrainManifest Manifest { get; }

    public override GrainFactory GrainFactory { get; }

    public GrainCollectionOptions Collection { get; }

    public SiloMessagingOptions Messaging { get; }

    public ActivationDirectory Directory { get; } = new();

    public ObserverRegistry Observers { get; }

    public SiloTelemetry Telemetry { get; }

    /// <summary>What this silo calls itself: see <c>Grain.RuntimeIdentity</c>.</summary>
    public string Identity { get; set; } = "S:local";

    public override TimeSpan ResponseTimeout => Messaging.ResponseTimeout;

    public override IOutgoingGrainCallFilter[] OutgoingFilters =>
        _outgoing ??= [.. Services.GetServices<IOutgoingGrainCallFilter>()];

    public IIncomingGrainCallFilter[] IncomingFilters =>
        _incoming ??= [.. Services.GetServices<IIncomingGrainCallFilter>()];

    /// <summary>A token that ends when an activation that begins now has taken too long.</summary>
    public CancellationToken ActivationToken() => _activationTokens.Current(Clock.NowMs);

    public override void Route(GrainCall call)
    {
        if (Directory.TryGet(call.TargetId, out var target))
        {
            target!.Receive(call);
            return;
        }

        try
        {
            Find(call.TargetId).Receive(call);
        }
        catch (Exception exception)
        {
            call.Reject(exception);
        }
    }

    /// <summary>Sends on a call whose activation has left.</summary>
    public void Reroute(GrainCall call)
    {
        if (++call.Forwards > MaxReroutes)
        {
            call.Reject(new OrleansMessageRejectionException(
                $"{call.TargetId} was deactivated {MaxReroutes} times before it could run {call.Method}."));
            return;
        }

        Route(call);
    }

    public override void Cancel(GrainCall call)
    {
        if (Directory.TryGet(call.TargetId, out var target) && target is Activation activation)
        {
            activation.Post(new ActivationCommand(_ => call.CancelTurn()));
        }
        else
        {
            call.CancelTurn();
        }
    }

    public override GrainId RegisterObserver(IGrainObserver observer) => Observers.Add(observer);

    public override void UnregisterObserver(in GrainId id) => Observers.Remove(id);

    /// <summary>From now on no grain is activated.</summary>
    public void BeginStop() => _stopping = true;

    /// <summary>Lets grains of this silo reach the observers of a client.</summary>
    public void Attach(ObserverRegistry observers) => ImmutableInterlocked.Update(
        ref _observers, static (all, one) => all.Contains(one) ? all : all.Add(one), observers);

    private ICallTarget? FindObserver(in GrainId id)
    {
        foreach (var registry in _observers)
        {
            if (registry.Find(id) is { } observer)
            {
                return observer;
            }
        }

        return null;
    }

    private ICallTarget Find(in GrainId id)
    {
        if (ObserverRegistry.IsObserver(id))
        {
            return FindObserver(id) ?? throw new ClientNotAvailableException($"The observer {id} is gone.");
        }

        if (_stopping)
        {
            throw new SiloUnavailableException($"The silo is stopping; {id} is not activated here any more.");
        }

        var grainClass = _classes.GetOrAdd(id.Type, Load)
            ?? throw new ArgumentException($"There is no grain class for {id}: none is known of type '{id.Type}'.");
        return Directory.GetOrAdd(id, grainClass);
    }

    private GrainClass? Load(GrainType type) =>
        Manifest.TryGetGrainClass(type, out var known) ? new GrainClass(known.Type, type, this) : null;
}
