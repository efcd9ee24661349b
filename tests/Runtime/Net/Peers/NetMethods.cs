using Shop.Runtime.Manifest;

namespace Shop.Runtime.Tests.Net.Peers;

/// <summary>The ids of the methods of <see cref="INetGrain"/>, for peers that write frames themselves.</summary>
public static class NetMethods
{
    public static uint Id(string name) =>
        GrainManifests.Load().GetInterface(typeof(INetGrain)).Methods.Single(method => method.Method.Name == name).Method.Id;
}
