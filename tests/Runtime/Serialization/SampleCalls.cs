using Shop.Runtime.Calls;
using Shop.Runtime.Manifest;
using Shop.Runtime.Tests.Serialization.Messages;

namespace Shop.Runtime.Tests.Serialization;

/// <summary>Empty calls of <see cref="ISampleCalls"/>, as a silo makes them for arguments that arrive.</summary>
internal sealed class SampleCalls
{
    private readonly GrainInterfaceDescription _interface = GrainManifests.Load().GetInterface(typeof(ISampleCalls));

    public GrainCall New(string method) => _interface.Methods.Single(one => one.Method.Name == method).Create();
}
