using Orleans;
using Orleans.Runtime;
using Shop.Runtime.Calls;
using Shop.Runtime.Dispatch;

namespace Shop.Runtime.Hosting;

/// <summary>The client for code that lives in the silo's own process.</summary>
internal sealed class SiloClusterClient(SiloRuntime silo) : GrainFactory(silo), IClusterClient
{
    public IServiceProvider ServiceProvider => silo.Services;
}
