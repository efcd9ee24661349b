using System.Globalization;
using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using Shop.Runtime.Storage.Hosting;

namespace Shop.SiloProcess;

/// <summary>A silo of a cluster that is held together by PostgreSQL, and keeps its states there.</summary>
internal static class MemberSilo
{
    /// <summary>Joins the cluster of that name: says "ready", and ends with its standard input, or when the others give it up.</summary>
    public static async Task Serve(string connection, string cluster, string siloPort, string gatewayPort)
    {
        // With the console's lifetime: SIGTERM stops it as it would any silo.
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders()
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss.fff "));
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster, "shop"));
            silo.ConfigureEndpoints(
                IPAddress.Loopback, int.Parse(siloPort, CultureInfo.InvariantCulture), int.Parse(gatewayPort, CultureInfo.InvariantCulture));
            silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", connection));
            silo.AddPostgresGrainStorageAsDefault(options => options.ConnectionString = connection);
        });
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine("ready");
        var told = Task.Run(Console.In.ReadToEnd); // which waits on its thread, also where it claims not to
        var ended = host.WaitForShutdownAsync();
        if (await Task.WhenAny(told, ended) == told)
        {
            await host.StopAsync();
        }

        await ended;
    }
}
