namespace Shop.Runtime.Serialization;

/// <summary>
/// The base of the codecs that the generator makes for classes. A value of an inheriting class is written with its type's name and
/// by that type's own codec.
/// </summary>
/// <typeparam name="T">The class.</typeparam>
public abstract class ClassCodec<T> : Codec<T>
    where T : class
{
    private readonly Mutability _mutability;
    private bool? _isExactlyImmutable;

    /// <summary>Creates the codec.</summary>
    /// <param name="mutability">What the generator found out about the class's members.</param>
    protected ClassCodec(Mutability mutability)
        : base(WireType.Object) => _mutability = mutability;

    internal sealed override bool IsPromisedImmutable => _mutability == Mutability.Immutable;

    internal sealed override bool IsShallowlyImmutable => ValueType.IsSealed && _mutability != Mutability.Mutable;

    private bool IsExactlyImmutable => _isExactlyImmutable ??= _mutability != Mutability.Mutable && Immutability.HoldsForParts(this);

    /// <summary>Writes the members, base class first, without the end mark.</summary>
    public abstract void WriteMembers(ref WireWriter writer, T value);

    /// <summary>Reads members up to the end of the class's level.</summary>
    public abstract void ReadMembers(ref WireReader reader, T value);

    /// <summary>Copies the members of one object to another.</summary>
    public abstract void CopyMembers(T source, T target, int depth);

    /// <inheritdoc/>
    public sealed override void Write(ref WireWriter writer, T value)
    {
        writer.Enter();
        if (value.GetType() == ValueType)
        {
            WriteMembers(ref writer, value);
        }
        else
        {
            WriteInheriting(ref writer, value);
        }

        writer.LeaveObject();
    }

    /// <inheritdoc/>
    public sealed override T Read(ref WireReader reader)
    {
        reader.Enter();
        var value = reader.TryReadTypeName(out var name) ? ReadInheriting(ref reader, name) : ReadExactly(ref reader);
        reader.LeaveObject();
        return value;
    }

    /// <inheritdoc/>
    public sealed override T Copy(T value, int depth)
    {
        if (value is null)
        {
            return value!;
        }

        return value.GetType() == ValueType ? CopyExactly(value, depth) : CopyInheriting(value, depth);
    }

    /// <summary>Creates an object for <see cref="ReadMembers"/> or <see cref="CopyMembers"/> to fill.</summary>
    protected abstract T Create();

    /// <summary>Writes an object whose type isn't the declared one.</summary>
    private protected virtual void WriteInheriting(ref WireWriter writer, T value) => Polymorphism.Write(ref writer, value);

    /// <summary>Copies an object whose type isn't the declared one.</summary>
    private protected virtual T CopyInheriting(T value, int depth) => Polymorphism.Copy(value, depth);

    /// <summary>Reads an object whose type isn't the declared one.</summary>
    private protected virtual T ReadInheriting(ref WireReader reader, ReadOnlySpan<byte> typeName) =>
        (T)Polymorphism.Read(ref reader, typeName, ValueType);

    internal sealed override void WriteNamed(ref WireWriter writer, object value) => WriteMembers(ref writer, (T)value);

    internal sealed override object ReadNamed(ref WireReader reader) => ReadExactly(ref reader);

    internal sealed override object CopyNamed(object value, int depth) => CopyExactly((T)value, depth);

    /// <summary>Throws where the class is abstract, so that a frame must name the type of the object.</summary>
    protected static T CreateAbstract() =>
        throw new WireFormatException($"The frame has an object of the abstract type {typeof(T)} without its own type's name.");

    private T ReadExactly(ref WireReader reader)
    {
        var value = Create();
        ReadMembers(ref reader, value);
        return value;
    }

    private T CopyExactly(T value, int depth)
    {
        if (IsExactlyImmutable)
        {
            return value;
        }

        if (depth >= WireLimits.DepthMax)
        {
            WireErrors.ThrowTooDeepToCopy();
        }

        var copy = Create();
        CopyMembers(value, copy, depth + 1);
        return copy;
    }
}
