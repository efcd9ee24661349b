using System.Diagnostics;
using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Shop.Clustering;
using Shop.Hosting.Periodic;

namespace Shop.Silo.Clustering;

/// <summary>Tells every few seconds what this silo's grains have answered, which were called most, and what it stored.</summary>
/// <param name="meter">What was counted.</param>
/// <param name="hot">The grains that were called most.</param>
/// <param name="batches">What was stored and loaded.</param>
/// <param name="grains">Where it is told.</param>
/// <param name="silo">Who tells.</param>
/// <param name="draining">Whether it can be drained.</param>
/// <param name="time">For the periods.</param>
/// <param name="logger">For what couldn't be told: those figures are lost.</param>
internal sealed class CallReports(
    CallMeter meter,
    HotGrains hot,
    BatchMeter batches,
    IGrainFactory grains,
    ILocalSiloDetails silo,
    ISiloDraining draining,
    TimeProvider time,
    ILogger<CallReports> logger)
    : PeriodicService(_period, time, logger)
{
    // Often enough for a page that is looked at; a message of some kilobytes.
    private static readonly TimeSpan _period = TimeSpan.FromSeconds(5);

    private static readonly string _version =
        typeof(CallReports).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    private long _toldAt = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    protected override Task WorkAsync(CancellationToken stoppingToken)
    {
        var now = Stopwatch.GetTimestamp();
        var address = silo.SiloAddress.ToParsableString();
        var figures = new SiloFigures(address, _version, draining.IsPossible, hot.Take(), batches.Take());
        var report = new SiloCalls(address, Stopwatch.GetElapsedTime(_toldAt, now), meter.Take(), figures);
        _toldAt = now;
        return grains.GetGrain<ICallFiguresGrain>(ICallFiguresGrain.Key).Report(report);
    }
}
