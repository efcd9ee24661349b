using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans;
using Orleans.Runtime;
using Shop.Api.Calls;
using Shop.Clustering;
using Shop.Hosting.Clustering;

namespace Shop.Api.Clustering;

/// <summary>
/// The cluster for those who run it: its silos from the membership table, and what each has in its memory, which the silos are
/// asked for.
/// </summary>
internal static class ReadCluster
{
    // Of those that left, the latest: a cluster that was upgraded a hundred times has hundreds of them.
    private const int GoneMax = 20;

    private const string Sql = """
        SELECT address, port, generation, siloname, hostname, status, starttime, iamalivetime
        FROM orleansmembershiptable
        WHERE deploymentid = $1
        ORDER BY status = 6, starttime DESC LIMIT $2
        """;

    // Far more than any cluster of this shop has.
    private const int SilosMax = 500;

    public static async Task<Ok<ClusterAnswer>> HandleAsync(
        IClusterClient grains, GrainCalls calls, NpgsqlDataSource database, IOptions<ClusterSettings> settings, TimeProvider time, HttpContext context)
    {
        var answered = await calls.RepeatableAsync(grains.GetGrain<ICallFiguresGrain>(ICallFiguresGrain.Key), static grain => grain.Read());
        var counts = await calls.RepeatableAsync(grains.GetGrain<IManagementGrain>(0), static grain => grain.GetSimpleGrainStatistics());
        var bySilo = counts.GroupBy(static one => one.SiloAddress).ToDictionary(static one => one.Key, static one => one.Sum(kind => (long)kind.ActivationCount));
        var silos = await ReadAsync(database, settings.Value, bySilo, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new ClusterAnswer(
            time.GetUtcNow(),
            [.. silos.Where(static silo => silo.Status != nameof(SiloStatus.Dead)), .. silos.Where(static silo => silo.Status == nameof(SiloStatus.Dead)).Take(GoneMax)],
            [
                .. counts.GroupBy(static one => one.GrainType)
                    .Select(static kind => new GrainKind(kind.Key, kind.Sum(static one => (long)one.ActivationCount)))
                    .OrderByDescending(static kind => kind.Activations).ThenBy(static kind => kind.Type, StringComparer.Ordinal),
            ],
            MethodFigures.Of(answered)));
    }

    private static async Task<List<SiloAnswer>> ReadAsync(
        NpgsqlDataSource database, ClusterSettings settings, Dictionary<SiloAddress, long> activations, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = settings.ClusterId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = SilosMax });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var silos = new List<SiloAnswer>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var address = SiloAddress.New(System.Net.IPAddress.Parse(reader.GetString(0)), reader.GetInt32(1), reader.GetInt32(2));
            var label = SiloLabel.Parse(reader.GetString(3));
            silos.Add(new SiloAnswer(
                address.ToParsableString(), label.Name, label.Zone, reader.GetString(4), ((SiloStatus)reader.GetInt32(5)).ToString(),
                reader.GetFieldValue<DateTimeOffset>(6), reader.GetFieldValue<DateTimeOffset>(7), activations.GetValueOrDefault(address)));
        }

        return silos;
    }
}

/// <summary>The cluster.</summary>
/// <param name="At">When this was so.</param>
/// <param name="Silos">Those that take part, and the latest that left; the youngest first.</param>
/// <param name="Grains">What is in memory, by kind, the most first.</param>
/// <param name="Calls">What the grains have answered in the latest seconds, by method, the most called first.</param>
public sealed record ClusterAnswer(
    DateTimeOffset At, IReadOnlyList<SiloAnswer> Silos, IReadOnlyList<GrainKind> Grains, IReadOnlyList<MethodFigures> Calls);

/// <summary>A silo.</summary>
/// <param name="Address">Its address and run.</param>
/// <param name="Name">What it was called.</param>
/// <param name="Zone">The zone that it runs in, where that is known.</param>
/// <param name="Host">Where it runs.</param>
/// <param name="Status">How it stands: <c>Joining</c>, <c>Active</c>, <c>ShuttingDown</c>, <c>Dead</c>, ...</param>
/// <param name="StartedAt">When this run began.</param>
/// <param name="AliveAt">When it last said that it is alive.</param>
/// <param name="Activations">How many grains it has in memory.</param>
public sealed record SiloAnswer(
    string Address, string Name, string? Zone, string Host, string Status, DateTimeOffset StartedAt, DateTimeOffset AliveAt, long Activations);

/// <summary>A kind of grain.</summary>
/// <param name="Type">Its class.</param>
/// <param name="Activations">How many are in memory, in all silos.</param>
public sealed record GrainKind(string Type, long Activations);
