using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;
using Shop.Runtime.Gateways;
using Shop.Runtime.Manifest;
using Shop.Runtime.Net;
using Shop.Runtime.Observers;

namespace Shop.Runtime.Calls;

/// <summary>A client of a cluster: sends calls to silos, and runs the notifications that its observers get.</summary>
internal sealed class ClientRuntime : CallRuntime, IDisposable
{
    private readonly IServiceProvider _services;
    private readonly ObserverRegistry _observers;
    private readonly ITimer _ticker;
    private IOutgoingGrainCallFilter[]? _filters;

    public ClientRuntime(
        IServiceProvider services,
        GrainManifest manifest,
        IGatewayList gateways,
        IOptions<ClusterOptions> cluster,
        IOptions<ClientMessagingOptions> messaging,
        IOptions<TransportOptions> transport,
        TimeProvider time,
        ILogger<ClientRuntime> log)
        : base(time)
    {
        _services = services;
        Manifest = manifest;
        ResponseTimeout = messaging.Value.ResponseTimeout;
        GrainFactory = new GrainFactory(this);
        _observers = new ObserverRegistry(Identity);
        var shared = new ConnectionShared(this, transport.Value, messaging.Value.MaxMessageBodySize, log);
        Gateways = new GatewayConnections(gateways, shared, new Hello
        {
            Role = PeerRole.Client,
            ClusterId = cluster.Value.ClusterId,
            ServiceId = cluster.Value.ServiceId,
            Identity = Identity,
            FrameBytesMax = (uint)shared.FrameBytesMax,
        });
        Clock.Advance();
        _ticker = time.CreateTimer(_ => Tick(), null, CoarseClock.Resolution, CoarseClock.Resolution);
    }

    /// <summary>The client's id; the same in each of its connections, so that its observers outlive them.</summary>
    public string Identity { get; } = $"c-{Guid.NewGuid():N}";

    /// <summary>The way into the cluster.</summary>
    public GatewayConnections Gateways { get; }

    public override TimeSpan ResponseTimeout { get; }

    public override IOutgoingGrainCallFilter[] OutgoingFilters => _filters ??= [.. _services.GetServices<IOutgoingGrainCallFilter>()];

    public override GrainFactory GrainFactory { get; }

    public override GrainManifest Manifest { get; }

    public override GrainType ResolveGrainType(Type interfaceType, string? classNamePrefix) =>
        ClusterGrainTypes.Resolve(Gateways.ClusterGrains, Manifest.GetInterface(interfaceType), classNamePrefix)
            ?? base.ResolveGrainType(interfaceType, classNamePrefix);

    public override bool KnowsGrainTypes => Gateways.ClusterGrains.Count > 0;

    public override void Route(GrainCall call)
    {
        if (call.Origin is null)
        {
            Gateways.Send(call);
        }
        else if (_observers.Find(call.TargetId) is { } observer)
        {
            observer.Receive(call);
        }
        else
        {
            call.Reject(new ClientNotAvailableException($"The observer {call.TargetId} is gone."));
        }
    }

    // A call that is under way is cancelled by its connection; an observer's methods take no tokens to speak of.
    public override void Cancel(GrainCall call) => call.CancelTurn();

    public override GrainId RegisterObserver(IGrainObserver observer) => _observers.Add(observer);

    public override void UnregisterObserver(in GrainId id) => _observers.Remove(id);

    public void Dispose()
    {
        _ticker.Dispose();
        Gateways.Dispose();
    }
}
