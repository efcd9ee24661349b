namespace Shop.Runtime.Serialization;

/// <summary>The base of the codecs that the generator makes for structs.</summary>
/// <typeparam name="T">The struct.</typeparam>
public abstract class StructCodec<T> : Codec<T>
    where T : struct
{
    private readonly Mutability _mutability;

    /// <summary>Creates the codec.</summary>
    /// <param name="mutability">
    /// What the generator found out about the struct: since a struct is copied with its members, they count as read-only where all
    /// of them are serialised.
    /// </param>
    protected StructCodec(Mutability mutability)
        : base(WireType.Object) => _mutability = mutability;

    internal sealed override bool IsPromisedImmutable => _mutability == Mutability.Immutable;

    internal sealed override bool IsShallowlyImmutable => _mutability != Mutability.Mutable;

    /// <summary>Writes the members without the end mark.</summary>
    public abstract void WriteMembers(ref WireWriter writer, ref T value);

    /// <summary>Reads members up to the end mark.</summary>
    public abstract void ReadMembers(ref WireReader reader, ref T value);

    /// <summary>Copies the members of one value to another.</summary>
    public abstract void CopyMembers(ref T source, ref T target, int depth);

    /// <inheritdoc/>
    public sealed override void Write(ref WireWriter writer, T value)
    {
        writer.Enter();
        WriteMembers(ref writer, ref value);
        writer.LeaveObject();
    }

    /// <inheritdoc/>
    public sealed override T Read(ref WireReader reader)
    {
        reader.Enter();
        T value = default;
        ReadMembers(ref reader, ref value);
        reader.LeaveObject();
        return value;
    }

    /// <inheritdoc/>
    public sealed override T Copy(T value, int depth)
    {
        if (IsImmutable)
        {
            return value;
        }

        if (depth >= WireLimits.DepthMax)
        {
            WireErrors.ThrowTooDeepToCopy();
        }

        T copy = default;
        CopyMembers(ref value, ref copy, depth + 1);
        return copy;
    }
}
