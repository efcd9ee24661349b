using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Shop.Runtime.Serialization;

/// <summary>
/// Every codec of this process: those of manifests, those of this runtime, and those that follow from a type's shape (arrays, enums,
/// nullables, closed generic types). Looked at once a type; see <see cref="Codecs"/> for the hot path.
/// </summary>
internal static class CodecRegistry
{
    private static readonly ConcurrentDictionary<Type, Codec?> _codecs = new();
    private static readonly ConcurrentDictionary<Type, Func<Codec>> _factories = new();
    private static readonly ConcurrentDictionary<Type, Type> _openCodecs = new();

    static CodecRegistry() => KnownTypes.RegisterCodecs();

    /// <summary>Adds a type's codec. The first one stands: two manifests may both make one for a type that they share.</summary>
    public static void Add(Type type, Func<Codec> create) => _factories.TryAdd(type, create);

    /// <summary>Adds the codec of a generic type: a generic class with the same type parameters.</summary>
    public static void AddGeneric(Type openType, Type openCodec) => _openCodecs.TryAdd(openType, openCodec);

    /// <summary>Whether a type has a codec that was made for it, rather than one that follows from its shape.</summary>
    public static bool HasOwn(Type type)
    {
        LoadManifestOf(type);
        return _factories.ContainsKey(type) || (type.IsConstructedGenericType && _openCodecs.ContainsKey(type.GetGenericTypeDefinition()));
    }

    /// <summary>The codec of a type, or null where it can't be serialised.</summary>
    public static Codec? Find(Type type)
    {
        if (_codecs.TryGetValue(type, out var codec))
        {
            return codec;
        }

        LoadManifestOf(type);
        return _codecs.GetOrAdd(type, static type => Create(type));
    }

    /// <summary>Reads the manifest of the assembly that a type is from, unless it was read before.</summary>
    public static void LoadManifestOf(Type type) => Manifest.GrainManifests.LoadFrom(type.Assembly);

    /// <summary>Reads the manifests of assemblies that were loaded since the last time.</summary>
    /// <returns>Whether there were any.</returns>
    public static bool LoadNewManifests() => Manifest.GrainManifests.LoadNew();

    private static Codec? Create(Type type)
    {
        if (_factories.TryGetValue(type, out var create))
        {
            return create();
        }

        if (type.IsGenericTypeDefinition || type.IsPointer || type.IsByRef || type.IsByRefLike || type == typeof(void))
        {
            return null;
        }

        return CodecTypeOf(type) is { } codecType ? (Codec)Activator.CreateInstance(codecType, nonPublic: true)! : null;
    }

    private static Type? CodecTypeOf(Type type)
    {
        if (type.IsSZArray)
        {
            return typeof(ArrayCodec<>).MakeGenericType(type.GetElementType()!);
        }

        if (type.IsEnum)
        {
            return typeof(EnumCodec<>).MakeGenericType(type);
        }

        if (type.IsConstructedGenericType && _openCodecs.TryGetValue(type.GetGenericTypeDefinition(), out var open))
        {
            return open.MakeGenericType(type.GetGenericArguments());
        }

        if (type.IsAssignableTo(typeof(Exception)))
        {
            return typeof(InheritingExceptionCodec<>).MakeGenericType(type);
        }

        if (type == typeof(GrainReference) || (type.IsInterface && type.IsAssignableTo(typeof(IAddressable))))
        {
            return typeof(GrainReferenceCodec<>).MakeGenericType(type);
        }

        if (type.IsInterface || type.IsAbstract || type == typeof(object))
        {
            return typeof(PolymorphicCodec<>).MakeGenericType(type);
        }

        return null;
    }
}
