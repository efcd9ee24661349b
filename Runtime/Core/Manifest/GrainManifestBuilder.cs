using System.Reflection;
using Orleans;
using Orleans.Runtime;
using Shop.Runtime.Calls;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Manifest;

/// <summary>Takes what generated code says about an assembly.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1822", Justification = "Generated code has the builder in hand.")]
public sealed class GrainManifestBuilder
{
    private const string GrainSuffix = "grain";

    internal GrainManifestBuilder()
    {
    }

    internal List<GrainInterfaceDescription> Interfaces { get; } = [];

    internal List<GrainClassDescription> Classes { get; } = [];

    /// <summary>Adds a grain interface or an observer's.</summary>
    /// <param name="interfaceType">The interface.</param>
    /// <param name="interfaceId">A hash of its name.</param>
    /// <param name="name">Its alias or full name.</param>
    /// <param name="proxy">Creates a reference of the interface.</param>
    /// <param name="methods">Its methods, and what creates an empty call of each.</param>
    public void AddInterface(
        Type interfaceType,
        uint interfaceId,
        string name,
        Func<GrainReferenceShared, IdSpan, GrainReference> proxy,
        (GrainMethod Method, Func<GrainCall> Create)[] methods)
    {
        ArgumentNullException.ThrowIfNull(methods);
        var descriptions = Array.ConvertAll(methods, static method => new GrainMethodDescription(method.Method, method.Create));
        Interfaces.Add(new GrainInterfaceDescription(interfaceType, interfaceId, name, proxy, descriptions));
    }

    /// <summary>Adds a grain class with the interfaces that it implements.</summary>
    public void AddGrainClass(Type grainClass, Type[] grainInterfaces)
    {
        ArgumentNullException.ThrowIfNull(grainClass);
        Classes.Add(new GrainClassDescription(grainClass, GrainTypeOf(grainClass), grainInterfaces));
    }

    /// <summary>Adds the codec of <typeparamref name="T"/>. Nothing is created before it is needed.</summary>
    public void AddCodec<T>(Func<Codec<T>> create) => CodecRegistry.Add(typeof(T), create);

    /// <summary>Adds the codec of a generic type.</summary>
    /// <param name="openType">The type, without arguments.</param>
    /// <param name="openCodec">A class with the same type parameters that is a codec of it.</param>
    public void AddGenericCodec(Type openType, Type openCodec) => CodecRegistry.AddGeneric(openType, openCodec);

    /// <summary>Lets a type stand on the wire by name, where a value's type isn't the declared one.</summary>
    /// <param name="type">The type; a generic one without arguments.</param>
    /// <param name="aliasOrName">Its alias or full name.</param>
    public void AddType(Type type, string aliasOrName) => TypeNames.Register(type, aliasOrName);

    // Orleans' rule: the class's name in lower case, without "grain" at its end.
    private static GrainType GrainTypeOf(Type grainClass)
    {
        if (grainClass.GetCustomAttribute<GrainTypeAttribute>() is { } attribute)
        {
            return GrainType.Declare(attribute.GrainType);
        }

        return GrainType.Declare(WithoutSuffix(grainClass.Name.ToLowerInvariant()));
    }

    internal static string WithoutSuffix(string name) =>
        name.Length > GrainSuffix.Length && name.EndsWith(GrainSuffix, StringComparison.Ordinal) ? name[..^GrainSuffix.Length] : name;
}
