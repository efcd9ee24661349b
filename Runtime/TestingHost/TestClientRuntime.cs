using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using Shop.Runtime.Calls;
using Shop.Runtime.Dispatch;
using Shop.Runtime.Manifest;
using Shop.Runtime.Observers;

namespace Orleans.TestingHost;

/// <summary>A client's side of the calls: hands them to whichever silo of the process runs.</summary>
internal sealed class TestClientRuntime : CallRuntime, IDisposable
{
    private readonly IServiceProvider _services;
    private readonly Func<IServiceProvider?> _silo;
    private readonly ITimer _ticker;
    private readonly ObserverRegistry _observers = new($"C:{Guid.NewGuid():N}");
    private IOutgoingGrainCallFilter[]? _filters;

    public TestClientRuntime(IServiceProvider services, IOptions<ClientMessagingOptions> options, TimeProvider time, Func<IServiceProvider?> silo)
        : base(time)
    {
        _services = services;
        _silo = silo;
        ResponseTimeout = options.Value.ResponseTimeout;
        GrainFactory = new GrainFactory(this);
        Clock.Advance();
        _ticker = time.CreateTimer(_ => Tick(), null, CoarseClock.Resolution, CoarseClock.Resolution);
    }

    public override TimeSpan ResponseTimeout { get; }

    public override IOutgoingGrainCallFilter[] OutgoingFilters => _filters ??= [.. _services.GetServices<IOutgoingGrainCallFilter>()];

    public override GrainFactory GrainFactory { get; }

    public override GrainManifest Manifest { get; } = GrainManifests.Load();

    public override void Route(GrainCall call)
    {
        if (Silo() is { } silo)
        {
            silo.Attach(_observers);
            silo.Route(call);
        }
        else
        {
            call.Reject(new SiloUnavailableException("No silo of the test cluster runs."));
        }
    }

    public override void Cancel(GrainCall call) => Silo()?.Cancel(call);

    public override GrainId RegisterObserver(IGrainObserver observer) => _observers.Add(observer);

    public override void UnregisterObserver(in GrainId id) => _observers.Remove(id);

    /// <summary>What was on its way to a silo that was killed won't be answered.</summary>
    public void SiloWasKilled() => Pending.RejectAll(call =>
        new SiloUnavailableException($"The silo has died; the outcome of {call.Method} on {call.TargetId} is unknown."));

    public void Dispose() => _ticker.Dispose();

    private SiloRuntime? Silo() => _silo()?.GetRequiredService<SiloRuntime>();
}
