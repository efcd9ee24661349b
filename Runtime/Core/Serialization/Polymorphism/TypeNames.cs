using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Orleans.Runtime;

namespace Shop.Runtime.Serialization;

/// <summary>
/// The types that may stand on the wire by name: those that manifests and this runtime register, arrays of them, and closed
/// forms of registered generic types. A name from the wire never loads anything else.
/// </summary>
internal static class TypeNames
{
    /// <summary>
    /// How many closed generic types and arrays names from the wire may bring into being: types stay for the life of the process,
    /// so a peer mustn't be able to make them without end. A system of hundreds of messages uses a few dozen.
    /// </summary>
    private const int ComposedMax = 4096;

    private static readonly ConcurrentDictionary<Type, NamedType> _byType = new();
    private static readonly ConcurrentDictionary<Type, bool> _unnamed = new();
    private static readonly ConcurrentDictionary<byte[], NamedType> _byName = new(Utf8NameComparer.Instance);
    private static readonly ConcurrentDictionary<byte[], NamedType>.AlternateLookup<ReadOnlySpan<byte>> _bySpan =
        _byName.GetAlternateLookup<ReadOnlySpan<byte>>();

    private static int _composed;

    static TypeNames() => KnownTypes.RegisterNames();

    /// <summary>Lets a type stand on the wire under a name, and be read under its full name too: the alias may be newer than the peer.</summary>
    /// <exception cref="InvalidOperationException">Another type has that name.</exception>
    public static void Register(Type type, string name)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAny('[', ']', ','))
        {
            throw new InvalidOperationException($"'{name}' can't name {type} on the wire: it is empty or has one of the characters [ ] ,");
        }

        var named = _byType.GetOrAdd(type, static (type, name) => new NamedType(type, name), name);
        Add(named.Utf8Name, named);
        if (type.FullName is { } fullName && fullName != name)
        {
            Add(Encoding.UTF8.GetBytes(fullName), named);
        }
    }

    /// <summary>The name of a type that is about to be written.</summary>
    /// <exception cref="CodecMissingException">The type isn't registered.</exception>
    public static NamedType Of(Type type) => TryOf(type) ?? throw new CodecMissingException(type);

    /// <summary>The same, or null where the type isn't registered.</summary>
    public static NamedType? TryOf(Type type)
    {
        if (_byType.TryGetValue(type, out var named))
        {
            return named;
        }

        return _unnamed.ContainsKey(type) ? null : Compose(type);
    }

    /// <summary>The type that a name on the wire stands for.</summary>
    /// <exception cref="WireFormatException">No such type is registered.</exception>
    public static NamedType Resolve(ReadOnlySpan<byte> name) => TryResolve(name) ?? throw new WireFormatException(
        $"The frame names a type that this process doesn't know: {Encoding.UTF8.GetString(name[..Math.Min(name.Length, WireLimits.TypeNameBytesMax)])}");

    /// <summary>The same, or null where no such type is registered.</summary>
    public static NamedType? TryResolve(ReadOnlySpan<byte> name)
    {
        if (_bySpan.TryGetValue(name, out var named))
        {
            return named;
        }

        if (name.Length > WireLimits.TypeNameBytesMax)
        {
            return null;
        }

        if (CodecRegistry.LoadNewManifests() && _bySpan.TryGetValue(name, out named))
        {
            return named;
        }

        return name.Contains((byte)']') ? ResolveComposed(name) : null;
    }

    /// <summary>Looks up one name without arguments or brackets.</summary>
    public static bool TryGetSimple(ReadOnlySpan<byte> name, [NotNullWhen(true)] out Type? type)
    {
        type = _bySpan.TryGetValue(name, out var named) ? named.Type : null;
        return type is not null;
    }

    private static NamedType? ResolveComposed(ReadOnlySpan<byte> name)
    {
        if (Volatile.Read(ref _composed) >= ComposedMax || TypeNameParser.Parse(name) is not { } type || CodecRegistry.Find(type) is null)
        {
            return null;
        }

        Interlocked.Increment(ref _composed);
        return TryOf(type);
    }

    private static NamedType? Compose(Type type)
    {
        CodecRegistry.LoadManifestOf(type);
        if (_byType.TryGetValue(type, out var named))
        {
            return named;
        }

        // The classes of references are generated, each process has its own.
        if (type.IsSubclassOf(typeof(GrainReference)))
        {
            return _byType.GetOrAdd(type, _byType[typeof(GrainReference)]);
        }

        if (ComposeName(type) is not { } name)
        {
            _unnamed.TryAdd(type, default);
            return null;
        }

        named = _byType.GetOrAdd(type, static (type, name) => new NamedType(type, name), name);
        Add(named.Utf8Name, named);
        return named;
    }

    private static string? ComposeName(Type type)
    {
        if (type.IsSZArray)
        {
            return TryOf(type.GetElementType()!) is { } element ? element.Name + "[]" : null;
        }

        if (!type.IsConstructedGenericType)
        {
            return null;
        }

        var definition = TryOf(type.GetGenericTypeDefinition());
        var arguments = Array.ConvertAll(type.GetGenericArguments(), TryOf);
        return definition is null || arguments.Contains(null)
            ? null
            : $"{definition.Name}[{string.Join(',', arguments.Select(static argument => argument!.Name))}]";
    }

    private static void Add(byte[] name, NamedType type)
    {
        var present = _byName.GetOrAdd(name, type);
        if (present.Type != type.Type)
        {
            throw new InvalidOperationException(
                $"{type.Type.AssemblyQualifiedName} and {present.Type.AssemblyQualifiedName} have the same name on the wire, {type.Name}.");
        }
    }
}
