using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans;
using Orleans.Runtime;
using Shop.Api.Calls;
using Shop.Clustering;

namespace Shop.Api.Clustering;

/// <summary>
/// The cluster for those who run it: its silos from the membership table, and what each has in its memory, which the silos are
/// asked for.
/// </summary>
internal static class ReadCluster
{
    // Of those that left, the latest: a cluster that was upgraded a hundred times has hundreds of them.
    private const int GoneMax = 20;

    public static async Task<Ok<ClusterAnswer>> HandleAsync(
        IClusterClient grains, GrainCalls calls, NpgsqlDataSource database, IOptions<ClusterSettings> settings, TimeProvider time, HttpContext context)
    {
        var answered = await calls.RepeatableAsync(grains.GetGrain<ICallFiguresGrain>(ICallFiguresGrain.Key), static grain => grain.Read());
        var counts = await calls.RepeatableAsync(grains.GetGrain<IManagementGrain>(0), static grain => grain.GetSimpleGrainStatistics());
        var bySilo = counts.GroupBy(static one => one.SiloAddress).ToDictionary(static one => one.Key, static one => one.Sum(kind => (long)kind.ActivationCount));
        var figures = answered.Select(static one => one.Figures).OfType<SiloFigures>().ToDictionary(static one => one.Address, StringComparer.Ordinal);
        var silos = (await SiloRow.ReadAllAsync(database, settings.Value, context.RequestAborted))
            .ConvertAll(row => row.Answer(bySilo.GetValueOrDefault(row.Address), figures.GetValueOrDefault(row.Address.ToParsableString())));
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new ClusterAnswer(
            time.GetUtcNow(),
            [.. silos.Where(static silo => silo.Status != nameof(SiloStatus.Dead)), .. silos.Where(static silo => silo.Status == nameof(SiloStatus.Dead)).Take(GoneMax)],
            [
                .. counts.GroupBy(static one => one.GrainType)
                    .Select(static kind => new GrainKind(kind.Key, kind.Sum(static one => (long)one.ActivationCount)))
                    .OrderByDescending(static kind => kind.Activations).ThenBy(static kind => kind.Type, StringComparer.Ordinal),
            ],
            MethodFigures.Of(answered),
            HotGrainFigures.Of(answered),
            StorageFigures.Of(answered),
            await OutboxFigures.ReadAsync(database, context.RequestAborted)));
    }
}

/// <summary>The cluster.</summary>
/// <param name="At">When this was so.</param>
/// <param name="Silos">Those that take part, and the latest that left; the youngest first.</param>
/// <param name="Grains">What is in memory, by kind, the most first.</param>
/// <param name="Calls">What the grains have answered in the latest seconds, by method, the most called first.</param>
/// <param name="Hottest">The grains that were called most in the latest seconds, the most first.</param>
/// <param name="Storage">What silos stored and loaded in the latest seconds.</param>
/// <param name="Outboxes">What waits to be done.</param>
public sealed record ClusterAnswer(
    DateTimeOffset At,
    IReadOnlyList<SiloAnswer> Silos,
    IReadOnlyList<GrainKind> Grains,
    IReadOnlyList<MethodFigures> Calls,
    IReadOnlyList<HotGrainFigures> Hottest,
    IReadOnlyList<StorageFigures> Storage,
    IReadOnlyList<OutboxFigures> Outboxes);

/// <summary>A silo.</summary>
/// <param name="Address">Its address and run.</param>
/// <param name="Name">What it was called.</param>
/// <param name="Zone">The zone that it runs in, where that is known.</param>
/// <param name="Host">Where it runs.</param>
/// <param name="Status">How it stands: <c>Joining</c>, <c>Active</c>, <c>ShuttingDown</c> (also where it is drained), <c>Dead</c>, ...</param>
/// <param name="StartedAt">When this run began.</param>
/// <param name="AliveAt">When it last said that it is alive.</param>
/// <param name="Activations">How many grains it has in memory.</param>
/// <param name="Version">Which build of the shop it runs; left out until it has told, within five seconds of its start.</param>
/// <param name="CanBeDrained">Whether it can be drained and live on; where the cluster runs on Microsoft Orleans none can.</param>
public sealed record SiloAnswer(
    string Address,
    string Name,
    string? Zone,
    string Host,
    string Status,
    DateTimeOffset StartedAt,
    DateTimeOffset AliveAt,
    long Activations,
    string? Version,
    bool CanBeDrained);

/// <summary>A kind of grain.</summary>
/// <param name="Type">Its class.</param>
/// <param name="Activations">How many are in memory, in all silos.</param>
public sealed record GrainKind(string Type, long Activations);
