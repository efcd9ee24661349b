using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;
using Shop.Runtime.Activations;
using Shop.Runtime.Calls;
using Shop.Runtime.Gateway;
using Shop.Runtime.Manifest;
using Shop.Runtime.Membership;
using Shop.Runtime.Observers;

namespace Shop.Runtime.Dispatch;

/// <summary>One silo: finds or makes the activation that a call is for.</summary>
internal sealed class SiloRuntime : CallRuntime
{
    // A call whose activation leaves is run by the next one. One that meets so many leaving activations in a row has
    // met a grain that doesn't stay, and its caller is told rather than kept.
    private const int MaxReroutes = 8;

    private readonly ConcurrentDictionary<GrainType, GrainClass> _classes = new();
    private readonly ExpiryTokens _activationTokens;
    private IOutgoingGrainCallFilter[]? _outgoing;
    private IIncomingGrainCallFilter[]? _incoming;
    private GrainPlacement? _placement;
    private Peers? _peers;
    private Lease? _lease;
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
        Observers = new ObserverRegistry($"s-{Guid.NewGuid():N}");
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

    /// <summary>The clients that are connected.</summary>
    public ConnectedClients Clients { get; } = new();

    public SiloTelemetry Telemetry { get; }

    /// <summary>The silo's address; known once its ports are bound.</summary>
    public SiloAddress Address { get; set; } = SiloAddress.Zero;

    /// <summary>What this silo calls itself: see <c>Grain.RuntimeIdentity</c>.</summary>
    public string Identity => Address == SiloAddress.Zero ? "S:local" : $"S:{Address.ToParsableString()}";

    public override AnswerFence Fence => _lease ??= Services.GetRequiredService<Lease>();

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
            if (ObserverRegistry.IsObserver(call.TargetId))
            {
                RouteToObserver(call);
                return;
            }

            if (SiloControl.Is(call.TargetId))
            {
                RouteToSilo(call);
                return;
            }

            if (IsWorker(call.TargetId))
            {
                Directory.GetOrAdd(call.TargetId, ClassOf(call.TargetId)).Receive(call);
                return;
            }

            (_placement ??= Services.GetRequiredService<GrainPlacement>()).Deliver(call);
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
        if (call.Carrier is { } carrier)
        {
            carrier.Cancel(call);
        }
        else if (Directory.TryGet(call.TargetId, out var target) && target is Activation activation)
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

    private void RouteToObserver(GrainCall call)
    {
        if (Observers.Find(call.TargetId) is { } observer)
        {
            observer.Receive(call);
        }
        else if (Clients.OwnerOf(call.TargetId) is not { } client || !client.TrySend(call))
        {
            call.Reject(new ClientNotAvailableException($"The observer {call.TargetId} is gone: its client isn't connected."));
        }
    }

    /// <summary>Calls one of the silos, which only they do.</summary>
    private void RouteToSilo(GrainCall call)
    {
        if (call.Origin is { IsFromSilo: false })
        {
            call.Reject(new OrleansMessageRejectionException("Silos are called by silos only."));
            return;
        }

        var silo = SiloAddress.FromUtf8String(call.TargetId.Key.AsSpan());
        if (silo.Equals(Address))
        {
            Directory.GetOrAdd(call.TargetId, ClassOf(call.TargetId)).Receive(call);
        }
        else if ((_peers ??= Services.GetRequiredService<Peers>()).Find(silo) is not { } peer || !peer.TrySend(call))
        {
            call.Reject(new SiloUnavailableException($"{silo.ToParsableString()} is no silo of the cluster, or can't be reached."));
        }
    }

    /// <summary>Whether the grain is a stateless worker, which any silo runs.</summary>
    private bool IsWorker(in GrainId id) =>
        _classes.TryGetValue(id.Type, out var known) ? known.MaxWorkers > 0 : Manifest.TryGetGrainClass(id.Type, out _) && ClassOf(id).MaxWorkers > 0;

    /// <summary>The class of a grain that may be activated here.</summary>
    /// <exception cref="SiloUnavailableException">The silo is stopping.</exception>
    /// <exception cref="ArgumentException">There is no such class.</exception>
    public GrainClass ClassOf(in GrainId id)
    {
        if (_stopping)
        {
            throw new SiloUnavailableException($"The silo is stopping; {id} is not activated here any more.");
        }

        // Only types that exist are kept: names come from outside, too.
        if (!_classes.TryGetValue(id.Type, out var grainClass))
        {
            grainClass = _classes.GetOrAdd(id.Type, Load(id));
        }

        return grainClass;
    }

    private GrainClass Load(in GrainId id) => Manifest.TryGetGrainClass(id.Type, out var known)
        ? new GrainClass(known.Type, id.Type, this)
        : throw new ArgumentException($"There is no grain class for {id}: none is known of type '{id.Type}'.");
}
