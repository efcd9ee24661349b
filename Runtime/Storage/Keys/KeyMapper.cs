using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Unicode;
using Orleans;
using Orleans.Runtime;

namespace Shop.Runtime.Storage.Keys;

/// <summary>
/// Finds the row of a grain's state, as Orleans' ADO.NET provider does: an integer key is N1, a Guid key is N0 and N1, their
/// extension or any other key is text; a text that reads as a Guid or as a hexadecimal integer is stored as that.
/// Refuses what the table can't hold before anything is sent.
/// </summary>
internal sealed class KeyMapper
{
    // A btree entry holds at most a third of a page (2,704 bytes), of which the numbers and headers take less than 100.
    private const int MaxKeyBytes = 2_560;

    // Names come from code and are few; generic ones could be many, and then they are made anew each time.
    private const int MaxCachedNames = 10_000;

    // Each name with the grain type that used it first.
    private readonly ConcurrentDictionary<string, (StateName Name, GrainType Owner)> _names = new();
    private readonly int _serviceIdBytes;
    private readonly bool _allowSharedStateNames;

    /// <summary>A mapper for one service; shared state names are refused unless <paramref name="allowSharedStateNames"/>.</summary>
    public KeyMapper(string serviceId, bool allowSharedStateNames)
    {
        _serviceIdBytes = Encoding.UTF8.GetByteCount(serviceId);
        _allowSharedStateNames = allowSharedStateNames;
    }

    /// <summary>
    /// The row of <paramref name="stateName"/> of a grain. Throws <see cref="ArgumentException"/>, naming the rule, for a key
    /// or name that can't be stored.
    /// </summary>
    public StorageKey Map(string stateName, GrainId grainId)
    {
        var name = NameOf(stateName, grainId.Type);
        if (!Utf8.IsValid(grainId.Key.AsSpan()))
        {
            throw new ArgumentException($"The key of a grain of type \"{grainId.Type}\" is no valid UTF-8 and can't be stored.", nameof(grainId));
        }

        if (grainId.TryGetGuidKey(out var guid, out var extension))
        {
            return OfGuid(name, guid, Checked(extension, name, grainId));
        }

        return grainId.TryGetIntegerKey(out var integer, out extension)
            ? OfInteger(name, integer, Checked(extension, name, grainId))
            : OfText(name, Checked(grainId.Key.ToString(), name, grainId)!);
    }

    private StorageKey OfGuid(StateName name, Guid key, string? extension)
    {
        Span<byte> bytes = stackalloc byte[16];
        key.TryWriteBytes(bytes);
        var (n0, n1) = (BinaryPrimitives.ReadInt64LittleEndian(bytes), BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]));
        return new(HashOf(bytes, extension), name.Hash, n0, n1, name.Text, extension);
    }

    private static StorageKey OfInteger(StateName name, long key, string? extension)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, key);
        return new(HashOf(bytes, extension), name.Hash, 0, key, name.Text, extension);
    }

    private static StorageKey OfText(StateName name, string key) => new(HashOf([], key), name.Hash, 0, 0, name.Text, key);

    // The provider hashes the reversed bytes on little-endian machines; rows must be found from any machine, so always.
    private static int HashOf(ReadOnlySpan<byte> key, string? extension)
    {
        Span<byte> small = stackalloc byte[256];
        var length = key.Length + (extension is null ? 0 : Encoding.UTF8.GetByteCount(extension));
        var bytes = length <= small.Length ? small[..length] : new byte[length];
        key.CopyTo(bytes);
        Encoding.UTF8.GetBytes(extension, bytes[key.Length..]);
        bytes.Reverse();
        return unchecked((int)StableHash.ComputeHash(bytes));
    }

    private string? Checked(string? text, StateName name, GrainId grainId)
    {
        if (text is null)
        {
            return null;
        }

        KeyText.EnsureStorable(text, "key", nameof(grainId));
        var bytes = Encoding.UTF8.GetByteCount(text) + Encoding.UTF8.GetByteCount(name.Text) + _serviceIdBytes;
        return bytes <= MaxKeyBytes
            ? text
            : throw new ArgumentException($"The grain's key, the state's name and the service's id take {bytes} bytes of UTF-8 together; the table's unique key holds at most {MaxKeyBytes}.", nameof(grainId));
    }

    /// <summary>
    /// The table doesn't know grain types: two types with one state name and one key would read and overwrite each other's
    /// state. The second type to use a name is refused.
    /// </summary>
    private StateName NameOf(string stateName, GrainType grainType)
    {
        ArgumentNullException.ThrowIfNull(stateName);
        if (!_names.TryGetValue(stateName, out var known))
        {
            var name = new StateName(stateName);
            KeyText.EnsureStorable(name.Text, "state's name", nameof(stateName));
            known = _names.Count < MaxCachedNames ? _names.GetOrAdd(stateName, (name, grainType)) : (name, grainType);
        }

        return _allowSharedStateNames || known.Owner.Equals(grainType)
            ? known.Name
            : throw new ArgumentException($"The state name \"{stateName}\" is used by grain type \"{known.Owner}\" already: the table OrleansStorage doesn't tell grain types apart, so \"{grainType}\" needs another name.", nameof(stateName));
    }
}
