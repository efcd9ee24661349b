using System.Runtime.CompilerServices;

namespace Shop.Runtime.Serialization;

/// <summary>
/// Writes, reads and copies values of <typeparamref name="T"/>. Codecs have no state beyond other codecs and are used by all threads.
/// </summary>
/// <typeparam name="T">The declared type; a value's own type may be one that inherits from it.</typeparam>
public abstract class Codec<T> : Codec
{
    /// <summary>Creates a codec whose values lie on the wire as <paramref name="wireType"/>.</summary>
    protected Codec(WireType wireType)
        : base(typeof(T), wireType)
    {
    }

    /// <summary>Writes a value that isn't null, without a tag.</summary>
    public abstract void Write(ref WireWriter writer, T value);

    /// <summary>Reads a value of wire type <see cref="Codec.WireType"/>.</summary>
    public abstract T Read(ref WireReader reader);

    /// <summary>
    /// Copies a value that may be null, so that neither side sees the other's changes; what can't change is returned as it is.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="depth">How many levels up the message begins; beyond <see cref="WireLimits.DepthMax"/> the copy is refused.</param>
    public abstract T Copy(T value, int depth);

    /// <summary>Copies a whole message.</summary>
    public T Copy(T value) => Copy(value, 0);

    /// <summary>Writes a field: its tag, then the value; null is a tag of its own.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="delta">The field's id minus the previous field's.</param>
    /// <param name="value">The value, or null.</param>
    public virtual void WriteField(ref WireWriter writer, uint delta, T value)
    {
        if (value is null)
        {
            writer.WriteNull(delta);
        }
        else
        {
            writer.WriteTag(delta, WireType);
            Write(ref writer, value);
        }
    }

    /// <summary>Reads the field whose tag was read last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T ReadField(ref WireReader reader) =>
        reader.Type == WireType ? Read(ref reader) : ReadOther(ref reader);

    /// <summary>Writes one value as a message of its own.</summary>
    public void WriteRoot(ref WireWriter writer, T value) => WriteField(ref writer, 0, value);

    /// <summary>Reads a message that <see cref="WriteRoot"/> wrote. Throws <see cref="WireFormatException"/>, and nothing else.</summary>
    public T ReadRoot(ref WireReader reader)
    {
        try
        {
            reader.ReadTag();
            return ReadField(ref reader);
        }
        catch (Exception exception) when (exception is not WireFormatException)
        {
            throw WireFormatException.From(exception);
        }
    }

    /// <summary>
    /// Whether a value in a collection needs a tag of its own, because it may be null or lie on the wire in several ways.
    /// </summary>
    internal virtual bool NeedsTag => default(T) is null;

    /// <summary>Reads a field whose wire type isn't <see cref="Codec.WireType"/>: null, or what an older version wrote.</summary>
    protected virtual T ReadOther(ref WireReader reader)
    {
        if (reader.Type != WireType.Null || default(T) is not null)
        {
            WireErrors.ThrowUnexpectedType(reader.Type, typeof(T));
        }

        return default!;
    }

    internal override void WriteNamed(ref WireWriter writer, object value) => WriteField(ref writer, 0, (T)value);

    internal override object ReadNamed(ref WireReader reader)
    {
        uint id = 0;
        object? value = null;
        while (reader.NextField(ref id))
        {
            if (id == 0)
            {
                value = ReadField(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return value ?? throw new WireFormatException($"The frame has an object of type {typeof(T)} without its value.");
    }

    internal override object CopyNamed(object value, int depth) => Copy((T)value, depth)!;
}
