using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Shop.Bench.Runtime;

/// <summary>A silo in the measuring process.</summary>
internal static class BenchSilo
{
    public static async Task<IHost> Start(Action<ISiloBuilder> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(configure);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
