using System.Text;

namespace Shop.Runtime.Serialization;

/// <summary>A type that may stand on the wire by name.</summary>
internal sealed class NamedType(Type type, string name)
{
    private Codec? _codec;

    public Type Type { get; } = type;

    /// <summary>The name that is written.</summary>
    public string Name { get; } = name;

    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    /// <summary>The codec of values of exactly this type; null where it is registered for its name only (exceptions).</summary>
    public Codec? Codec => _codec ??= CodecRegistry.Find(Type);
}
