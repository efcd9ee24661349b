using Shop.Runtime.Calls;

namespace Orleans.TestingHost;

/// <summary>The client of a test cluster.</summary>
internal sealed class TestClusterClient(IServiceProvider services, TestClientRuntime runtime) : GrainFactory(runtime), IClusterClient
{
    public IServiceProvider ServiceProvider => services;
}
