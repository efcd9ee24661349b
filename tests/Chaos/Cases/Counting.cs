using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Shop.Chaos.Processes;
using Shop.Runtime.Storage.Schema;
using Shop.Runtime.Testing.Network;
using Shop.Runtime.Testing.Postgres;
using Shop.SiloProcess;

namespace Shop.Chaos.Cases;

/// <summary>
/// Grains that count their calls, in memory and in PostgreSQL, while their silos come and go. Two lives of one grain that both count
/// would make a count that is told twice, one that is left out, or a read of a past that is over; and what is stored in the end is
/// what was acknowledged.
/// </summary>
internal static class Counting
{
    private const int WritersCount = 60;

    public static DrillCase SingleActivation { get; } = new("single-activation", "1 to 6 silos come and go at random under grains that count their calls", static _ => Task.CompletedTask)
    {
        Alone = PlayAsync,
    };

    private static async Task<bool> PlayAsync(DrillOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("shop-chaos-").FullName;
        await using var server = await PostgresServer.StartAsync(durable: true);
        var connection = server.ConnectionStringTo(await server.CreateDatabaseAsync());
        await using var database = NpgsqlDataSource.Create(connection);
        await new SchemaMigrator(database).MigrateAsync(RuntimeSchema.Migrations);
        var silos = new List<Kept>();
        Kept Add()
        {
            var name = $"silo-{silos.Count + 1}";
            silos.Add(new Kept(
                name, Path.Combine(folder, $"{name}.log"), "dotnet", "SiloProcess.dll", "member", connection, "drill", $"{FreePort.Next()}", $"{FreePort.Next()}"));
            return silos[^1];
        }

        try
        {
            await Task.WhenAll(Add().StartAsync(), Add().StartAsync(), Add().StartAsync());
            using var client = NewClient(connection);
            await client.StartAsync();
            var broken = await CountAsync(options, new Herd(new Random(options.Seed), () => silos, Add, options.Say), client.Services.GetRequiredService<IClusterClient>(), database);
            broken.ForEach(options.Say);
            options.Say(broken.Count == 0 ? "whole: no count was missed or told twice" : $"BROKEN: {broken.Count}; what the silos said is in {folder}");
            await client.StopAsync();
            if (broken.Count == 0 && !options.IsKept)
            {
                Directory.Delete(folder, recursive: true);
            }

            return broken.Count == 0;
        }
        finally
        {
            await Task.WhenAll(silos.Select(static silo => silo.DisposeAsync().AsTask()));
        }
    }

    private static async Task<List<string>> CountAsync(DrillOptions options, Herd herd, IClusterClient client, NpgsqlDataSource database)
    {
        var began = Stopwatch.GetTimestamp();
        await using var writers = new Writers(client, "tally", WritersCount);
        await UntilAnsweredAsync(writers, 1_000);
        do
        {
            await herd.StepAsync();
            await UntilAnsweredAsync(writers, 200);
        }
        while (Stopwatch.GetElapsedTime(began) < options.Length);
        var broken = await writers.StopAsync();
        var stored = await StoredAsync(database);
        for (var i = 0; i < WritersCount; i++)
        {
            var (least, most) = writers.Known(i);
            if (!stored.TryGetValue(writers.Names[i], out var count) || count < least || count > most)
            {
                broken.Add($"{writers.Names[i]}: {count} stored, {least} to {most} acknowledged");
            }
        }

        options.Say($"checked: {stored.Values.Sum()} calls of {WritersCount} grains, {writers.Answers} of them and as many reads acknowledged; {writers.Failures.Count} calls failed");
        return broken;
    }

    private static Task UntilAnsweredAsync(Writers writers, int more)
    {
        var before = writers.Answers;
        return Drill.UntilAsync(() => writers.Answers >= before + more, "grains answer");
    }

    private static async Task<Dictionary<string, int>> StoredAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("""
            SELECT grainidextensionstring, (SELECT value::integer FROM jsonb_each_text(convert_from(payloadbinary, 'UTF8')::jsonb) WHERE lower(key) = 'count')
            FROM OrleansStorage WHERE graintypestring = 'counter'
            """);
        await using var rows = await command.ExecuteReaderAsync();
        var stored = new Dictionary<string, int>();
        while (await rows.ReadAsync())
        {
            stored[rows.GetString(0)] = rows.GetInt32(1);
        }

        return stored;
    }

    private static IHost NewClient(string connection)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client => client
            .Configure<ClusterOptions>(static one => (one.ClusterId, one.ServiceId) = ("drill", "shop"))
            .UseAdoNetClustering(one => (one.Invariant, one.ConnectionString) = ("Npgsql", connection)));
        return builder.Build();
    }
}
