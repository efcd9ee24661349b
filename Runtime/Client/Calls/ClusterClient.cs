using Orleans;

namespace Shop.Runtime.Calls;

/// <summary>What a client's application sees of it.</summary>
internal sealed class ClusterClient(IServiceProvider services, ClientRuntime runtime) : GrainFactory(runtime), IClusterClient
{
    public IServiceProvider ServiceProvider => services;
}
