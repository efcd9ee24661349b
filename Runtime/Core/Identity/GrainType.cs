using System.Text;
using Shop.Runtime.Identity;

namespace Orleans.Runtime;

/// <summary>The name of a kind of grain: by rule the class's name in lower case without "grain".</summary>
[GenerateSerializer, Immutable]
public readonly struct GrainType : IEquatable<GrainType>, IComparable<GrainType>, ISpanFormattable
{
    private readonly GrainTypeName? _name;

    /// <summary>The type that <paramref name="id"/> names.</summary>
    public GrainType(IdSpan id)
        : this(id.AsSpan())
    {
    }

    /// <summary>The type that <paramref name="value"/>, UTF-8, names.</summary>
    public GrainType(byte[] value)
        : this(value.AsSpan())
    {
    }

    private GrainType(ReadOnlySpan<byte> utf8) => _name = utf8.IsEmpty ? null : GrainTypeName.Of(utf8);

    private GrainType(GrainTypeName name) => _name = name;

    /// <summary>The name.</summary>
    public IdSpan Value => _name is null ? default : IdSpan.UnsafeCreate(_name.Utf8, _name.Hash);

    /// <summary>Whether it names nothing.</summary>
    public bool IsDefault => _name is null;

    /// <summary>The type of that name. Throws <see cref="ArgumentException"/> for an empty one.</summary>
    public static GrainType Create(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new(Encoding.UTF8.GetBytes(value));
    }

    /// <summary>The array itself, not a copy: it must not be changed.</summary>
    public static byte[]? UnsafeGetArray(GrainType id) => id._name?.Utf8;

    /// <summary>The type of a grain class of this program; ids of such a type share its name and compare fast.</summary>
    internal static GrainType Declare(string value) => new(GrainTypeName.Keep(value));

    /// <summary>The type of that name, without an allocation where this program declares it.</summary>
    internal static GrainType FromUtf8(ReadOnlySpan<byte> utf8) => new(utf8);

    /// <summary>The name in UTF-8.</summary>
    public ReadOnlySpan<byte> AsSpan() => _name?.Utf8;

    /// <inheritdoc />
    public bool Equals(GrainType obj) => GrainTypeName.Same(_name, obj._name);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is GrainType other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _name?.Hash ?? 0;

    /// <summary>A hash that every process of the cluster agrees on.</summary>
    public uint GetUniformHashCode() => unchecked((uint)GetHashCode());

    /// <summary>Orders by the name's bytes.</summary>
    public int CompareTo(GrainType other) => AsSpan().SequenceCompareTo(other.AsSpan());

    /// <summary>The name, or an empty string for the default.</summary>
    public override string ToString() => _name?.ToString() ?? "";

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        Encoding.UTF8.TryGetChars(AsSpan(), destination, out charsWritten);

    /// <summary>The name of <paramref name="kind"/>.</summary>
    public static explicit operator IdSpan(GrainType kind) => kind.Value;

    /// <summary>The type that <paramref name="id"/> names.</summary>
    public static explicit operator GrainType(IdSpan id) => new(id);

    /// <summary>Whether both are the same type.</summary>
    public static bool operator ==(GrainType left, GrainType right) => left.Equals(right);

    /// <summary>Whether the types differ.</summary>
    public static bool operator !=(GrainType left, GrainType right) => !left.Equals(right);
}
