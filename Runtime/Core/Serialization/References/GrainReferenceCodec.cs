using Orleans;
using Orleans.Runtime;
using Shop.Runtime.Manifest;

namespace Shop.Runtime.Serialization;

/// <summary>References to grains and observers: the id, and the interface that the sender used it as.</summary>
internal sealed class GrainReferenceCodec<T>() : Codec<T?>(WireType.Object)
    where T : class
{
    private const uint GrainIdId = 0;
    private const uint InterfaceId = 1;

    internal override bool IsShallowlyImmutable => true;

    public override void Write(ref WireWriter writer, T? value)
    {
        var reference = Check(value!);
        writer.Enter();
        Codecs.For<GrainId>().WriteField(ref writer, GrainIdId, reference.GrainId);
        Codecs.For<GrainInterfaceType>().WriteField(ref writer, InterfaceId - GrainIdId, reference.InterfaceType);
        writer.LeaveObject();
    }

    public override T? Read(ref WireReader reader)
    {
        var grainId = default(GrainId);
        var interfaceName = default(GrainInterfaceType);
        reader.Enter();
        uint id = 0;
        while (reader.NextField(ref id))
        {
            switch (id)
            {
                case GrainIdId:
                    grainId = Codecs.For<GrainId>().ReadField(ref reader);
                    break;
                case InterfaceId:
                    interfaceName = Codecs.For<GrainInterfaceType>().ReadField(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        reader.LeaveObject();
        return Create(reader.References, grainId, interfaceName);
    }

    public override T? Copy(T? value, int depth)
    {
        if (value is not null)
        {
            Check(value);
        }

        return value;
    }

    private static GrainReference Check(T value) => value as GrainReference ?? throw new WireFormatException(value is IGrainObserver
        ? $"{value.GetType()} is an observer itself: pass what IGrainFactory.CreateObjectReference returns for it."
        : $"{value.GetType()} is a grain itself: pass a reference to it, this.AsReference<{typeof(T).Name}>().");

    private static T Create(IReferenceActivator? activator, GrainId grainId, GrainInterfaceType interfaceName)
    {
        if (activator is null)
        {
            throw new WireFormatException($"The frame has a reference to {grainId}, but references can't be received here.");
        }

        // The sender's interface may be one that this process lacks; the declared one will do then.
        var manifest = GrainManifests.Load();
        var interfaceType = manifest.TryGetInterface(interfaceName, out var known) && known.Type.IsAssignableTo(typeof(T)) ? known.Type : typeof(T);
        if (grainId.IsDefault || !manifest.TryGetInterface(interfaceType, out _))
        {
            throw new WireFormatException($"The frame has a reference to '{grainId}' as {interfaceName}, which is no {typeof(T)} that this process knows.");
        }

        return (T)activator.CreateReference(grainId, interfaceType);
    }
}
