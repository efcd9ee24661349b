using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Orleans;

namespace Shop.Runtime.Identity;

/// <summary>
/// A grain type's name, shared by all ids of that type: an id then holds one reference, and comparing the types of two ids
/// is mostly comparing references.
/// </summary>
internal sealed class GrainTypeName
{
    // Only names of this program's own grain classes are kept here (Keep is called for manifests): names from the wire
    // are looked up, never added, so a stranger can't make it grow.
    private static readonly ConcurrentDictionary<byte[], GrainTypeName> _kept = new(Utf8Comparer.Instance);
    private static readonly ConcurrentDictionary<byte[], GrainTypeName>.AlternateLookup<ReadOnlySpan<byte>> _keptBySpan =
        _kept.GetAlternateLookup<ReadOnlySpan<byte>>();

    private string? _text;

    private GrainTypeName(byte[] utf8)
    {
        Utf8 = utf8;
        Hash = (int)StableHash.ComputeHash(utf8);
    }

    /// <summary>The name in UTF-8.</summary>
    public byte[] Utf8 { get; }

    /// <summary>The bytes' stable hash.</summary>
    public int Hash { get; }

    /// <summary>The shared name for these bytes where it is one of ours, else a new one.</summary>
    public static GrainTypeName Of(ReadOnlySpan<byte> utf8) =>
        _keptBySpan.TryGetValue(utf8, out var kept) ? kept : new(utf8.ToArray());

    /// <summary>Makes <paramref name="text"/> a shared name; for the grain types that this program declares.</summary>
    public static GrainTypeName Keep(string text) => _kept.GetOrAdd(Encoding.UTF8.GetBytes(text), utf8 => new(utf8));

    /// <summary>Whether both are the same name.</summary>
    public static bool Same(GrainTypeName? left, GrainTypeName? right) =>
        ReferenceEquals(left, right)
        || (left is not null && right is not null && left.Hash == right.Hash && left.Utf8.AsSpan().SequenceEqual(right.Utf8));

    /// <inheritdoc />
    public override string ToString() => _text ??= Encoding.UTF8.GetString(Utf8);

    private sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly Utf8Comparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj) => (int)StableHash.ComputeHash(obj);

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate) => (int)StableHash.ComputeHash(alternate);
    }
}
