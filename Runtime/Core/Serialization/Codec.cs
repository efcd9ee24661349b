namespace Shop.Runtime.Serialization;

/// <summary>
/// Writes, reads and copies the values of one type. This is what <see cref="Codec{T}"/> shows where the type isn't known at
/// compile time: values behind a base class, an interface or <c>object</c>.
/// </summary>
public abstract class Codec
{
    private const int Unknown = 0;
    private const int No = 1;
    private const int Yes = 2;

    private int _isImmutable;

    private protected Codec(Type valueType, WireType wireType)
    {
        ValueType = valueType;
        WireType = wireType;
    }

    /// <summary>The type of the values.</summary>
    public Type ValueType { get; }

    /// <summary>How a value that isn't null lies on the wire.</summary>
    public WireType WireType { get; }

    /// <summary>Whether no value of this type can change, so that a copy is the value itself.</summary>
    public bool IsImmutable => (_isImmutable == Unknown ? Decide() : _isImmutable) == Yes;

    /// <summary>
    /// Whether a value can't change by itself, whatever the values that it holds do (see <see cref="CollectParts"/>). A class that
    /// others may inherit from can't say so: what inherits may be mutable.
    /// </summary>
    internal abstract bool IsShallowlyImmutable { get; }

    /// <summary>Whether the author promised that values never change, and so nothing that they hold.</summary>
    internal virtual bool IsPromisedImmutable => false;

    /// <summary>Adds the codecs of the values that a value holds.</summary>
    public virtual void CollectParts(ICollection<Codec> parts)
    {
    }

    /// <summary>Writes a value into an object that already carries its type's name.</summary>
    internal abstract void WriteNamed(ref WireWriter writer, object value);

    /// <summary>Reads what <see cref="WriteNamed"/> wrote, up to the object's end mark.</summary>
    internal abstract object ReadNamed(ref WireReader reader);

    /// <summary>Copies a value of exactly this type.</summary>
    internal abstract object CopyNamed(object value, int depth);

    private int Decide() => _isImmutable = Immutability.HoldsFor(this) ? Yes : No;
}
