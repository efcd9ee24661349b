using System.Diagnostics;
using Microsoft.Extensions.Options;
using Orleans;
using Shop.Clustering;
using Shop.Hosting.Periodic;

namespace Shop.Silo.Clustering;

/// <summary>Tells every few seconds what this silo's grains have answered.</summary>
/// <param name="meter">What was counted.</param>
/// <param name="grains">Where it is told.</param>
/// <param name="settings">The silo's name.</param>
/// <param name="time">For the periods.</param>
/// <param name="logger">For what couldn't be told: those figures are lost.</param>
public sealed class CallReports(
    CallMeter meter, IGrainFactory grains, IOptions<SiloSettings> settings, TimeProvider time, ILogger<CallReports> logger)
    : PeriodicService(_period, time, logger)
{
    // Often enough for a page that is looked at; a message of some kilobytes.
    private static readonly TimeSpan _period = TimeSpan.FromSeconds(5);

    private readonly string _silo = $"{settings.Value.Name} {Guid.NewGuid():N}";
    private long _toldAt = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    protected override Task WorkAsync(CancellationToken stoppingToken)
    {
        var now = Stopwatch.GetTimestamp();
        var report = new SiloCalls(_silo, Stopwatch.GetElapsedTime(_toldAt, now), meter.Take());
        _toldAt = now;
        return grains.GetGrain<ICallFiguresGrain>(ICallFiguresGrain.Key).Report(report);
    }
}
