namespace Shop.Runtime.Serialization;

/// <summary>
/// A value type that may be absent; the wire has either the value or null. A value that may be written as null itself (a default
/// immutable array) is the only field of an object.
/// </summary>
internal sealed class NullableCodec<T> : Codec<T?>
    where T : struct
{
    private readonly Codec<T> _value;
    private readonly bool _isWrapped;

    // The one codec that is created from another: its wire type is the other's, and a struct can't hold itself.
    public NullableCodec()
        : this(Codecs.For<T>())
    {
    }

    private NullableCodec(Codec<T> value)
        : base(value.NeedsTag ? WireType.Object : value.WireType)
    {
        _value = value;
        _isWrapped = value.NeedsTag;
    }

    internal override bool IsShallowlyImmutable => true;

    public override void Write(ref WireWriter writer, T? value)
    {
        if (!_isWrapped)
        {
            _value.Write(ref writer, value.GetValueOrDefault());
            return;
        }

        writer.Enter();
        _value.WriteField(ref writer, 0, value.GetValueOrDefault());
        writer.LeaveObject();
    }

    public override T? Read(ref WireReader reader)
    {
        if (!_isWrapped)
        {
            return _value.Read(ref reader);
        }

        T value = default;
        uint id = 0;
        reader.Enter();
        while (reader.NextField(ref id))
        {
            if (id == 0)
            {
                value = _value.ReadField(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        reader.LeaveObject();
        return value;
    }

    public override T? Copy(T? value, int depth) => value is { } present ? _value.Copy(present, depth) : null;

    public override void CollectParts(ICollection<Codec> parts) => parts.Add(_value);
}
