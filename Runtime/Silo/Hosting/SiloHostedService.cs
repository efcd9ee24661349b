using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Shop.Runtime.Calls;
using Shop.Runtime.Collection;
using Shop.Runtime.Dispatch;
using Shop.Runtime.Gateway;
using Shop.Runtime.Lifecycle;
using Shop.Runtime.Membership;

namespace Shop.Runtime.Hosting;

/// <summary>Starts the silo with its host, and drains it when the host stops.</summary>
internal sealed class SiloHostedService(
    SiloRuntime silo,
    SiloLifecycle lifecycle,
    ActivationCollector collector,
    SiloGateway gateway,
    ClusterMembership membership,
    IEnumerable<ILifecycleParticipant<ISiloLifecycle>> participants) : IHostedService, IDisposable
{
    private ITimer? _ticker;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        silo.Clock.Advance();
        gateway.Bind();
        _ticker = silo.Time.CreateTimer(_ => silo.Tick(), null, CoarseClock.Resolution, CoarseClock.Resolution);
        foreach (var participant in participants)
        {
            participant.Participate(lifecycle);
        }

        await lifecycle.OnStart(cancellationToken);
        collector.Start();
        gateway.Open();
        HostingLog.Started(silo.Log, silo.Identity, silo.Manifest.GrainClassCount);
    }

    /// <summary>
    /// Gives the grains to the other silos. Then takes no new activations, lets those that run finish and say goodbye, then stops what they were standing on.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        collector.Dispose();
        await HandOver(cancellationToken);
        await gateway.Drain(cancellationToken);
        silo.BeginStop();
        try
        {
            await DeactivateAll().WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            HostingLog.DrainCutShort(silo.Log, silo.Directory.Count);
        }

        try
        {
            await lifecycle.OnStop(cancellationToken);
        }
        finally
        {
            await gateway.Close(cancellationToken);
            await membership.CloseAsync(cancellationToken);
            silo.Pending.RejectAll(call => new SiloUnavailableException($"The silo has stopped; the outcome of {call.Method} on {call.TargetId} is unknown."));
            _ticker?.Dispose();
            HostingLog.Stopped(silo.Log, silo.Identity);
        }
    }

    public void Dispose()
    {
        _ticker?.Dispose();
        collector.Dispose();
        silo.Telemetry.Dispose();
    }

    private async Task HandOver(CancellationToken token)
    {
        try
        {
            await membership.HandOverAsync(token);
        }
        catch (Exception exception)
        {
            HostingLog.NotHandedOver(silo.Log, exception);
        }
    }

    private async Task DeactivateAll()
    {
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The silo is stopping.");
        var leaving = silo.Directory.Activations.ToList();
        foreach (var activation in leaving)
        {
            activation.Deactivate(reason);
        }

        foreach (var activation in leaving)
        {
            await activation.Deactivated;
        }
    }
}
