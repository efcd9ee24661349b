using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Shop.Runtime.Gateway;

namespace Shop.SiloProcess;

/// <summary>A silo that clients of other processes call; keeps what it keeps in memory.</summary>
internal static class WireSilo
{
    /// <summary>Serves the cluster of that name: says "ready" and its port, and ends with its standard input.</summary>
    public static async Task Serve(string cluster)
    {
        // Spans are made only where somebody listens.
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Microsoft.Orleans.Application",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);

        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster, "shop"));
            silo.Configure<EndpointOptions>(ListenAnywhere);
            silo.Configure<ReminderOptions>(options => options.MinimumReminderPeriod = TimeSpan.FromMilliseconds(1));
            silo.AddMemoryGrainStorageAsDefault();
            silo.UseInMemoryReminderService();
        });
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine($"ready {host.Services.GetRequiredService<SiloGateway>().ClientEndPoint!.Port}");
        await Console.In.ReadToEndAsync();
        await host.StopAsync();
    }

    // Ports that the system picks: tests of one machine run at the same time.
    private static void ListenAnywhere(EndpointOptions options)
    {
        options.AdvertisedIPAddress = IPAddress.Loopback;
        options.SiloListeningEndpoint = new IPEndPoint(IPAddress.Loopback, 0);
        options.GatewayListeningEndpoint = new IPEndPoint(IPAddress.Loopback, 0);
    }
}
