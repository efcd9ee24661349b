using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Storage;
using Shop.Runtime.Storage.Hosting;
using Shop.SiloProcess;

// SiloProcess wire CLUSTER
// Says "ready PORT", serves clients there, and ends with its standard input.
if (args is ["wire", var wireCluster])
{
    await WireSilo.Serve(wireCluster);
    return;
}

// SiloProcess member CONNECTION CLUSTER SILO_PORT GATEWAY_PORT [ASSEMBLY]
// Says "ready" once it has joined, and ends with its standard input.
if (args is ["member", var memberConnection, var memberCluster, var siloPort, var gatewayPort, .. var assemblies])
{
    // Grains that the program wasn't built with: one version of them or another.
    Array.ForEach(assemblies, static name => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, name)));
    await MemberSilo.Serve(memberConnection, memberCluster, siloPort, gatewayPort);
    return;
}

// SiloProcess CONNECTION CLUSTER count WRITERS | first KEYS
// Says "ready" (with "first" once it has read all keys), waits for a line, and then tells each acknowledgement on a line of its
// own.
var (connection, cluster, what, count) = (args[0], args[1], args[2], int.Parse(args[3], null));

var builder = Host.CreateEmptyApplicationBuilder(null);
builder.UseOrleans(silo =>
{
    silo.Configure<ClusterOptions>(options =>
    {
        options.ClusterId = cluster;
        options.ServiceId = "shop";
    });
    silo.AddPostgresGrainStorageAsDefault(options => options.ConnectionString = connection);
});
using var host = builder.Build();
await host.StartAsync();
var grains = host.Services.GetRequiredService<IGrainFactory>();
if (what == "first")
{
    await Task.WhenAll(Enumerable.Range(0, count).Select(key => Race(key).Read()));
}

Console.WriteLine("ready");
await Console.In.ReadLineAsync();

await Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(() => what == "first" ? First(i) : CountOn(i))));
Console.WriteLine("done");
await host.StopAsync();

async Task CountOn(int writer)
{
    var grain = grains.GetGrain<ICounterGrain>($"writer-{writer}");
    while (true)
    {
        // Told only after the grain's answer, and before the next call: what is on the stream was acknowledged.
        Acknowledgements.Tell($"{writer} {await grain.Add(cluster)}");
    }
}

ICounterGrain Race(int key) => grains.GetGrain<ICounterGrain>($"race-{key}");

async Task First(int key)
{
    try
    {
        await Race(key).Add(cluster);
        Acknowledgements.Tell($"{key} won");
    }
    catch (InconsistentStateException)
    {
        Acknowledgements.Tell($"{key} lost");
    }
}
