using System.Diagnostics.CodeAnalysis;
using Orleans.Runtime;

namespace Shop.Runtime.Manifest;

/// <summary>The grain interfaces and grain classes that this process knows. Doesn't change; a later load makes a new one.</summary>
public sealed class GrainManifest
{
    private readonly Dictionary<Type, GrainInterfaceDescription> _interfaces = [];
    private readonly Dictionary<uint, GrainInterfaceDescription> _interfacesById = [];
    private readonly Dictionary<GrainInterfaceType, GrainInterfaceDescription> _interfacesByName = [];
    private readonly Dictionary<uint, GrainMethodDescription> _methods = [];
    private readonly Dictionary<GrainType, GrainClassDescription> _classes = [];
    private readonly ILookup<Type, GrainClassDescription> _implementations;

    internal GrainManifest(IEnumerable<GrainInterfaceDescription> interfaces, IEnumerable<GrainClassDescription> classes)
    {
        foreach (var description in interfaces)
        {
            Add(description);
        }

        foreach (var description in classes)
        {
            Add(description);
        }

        _implementations = _classes.Values
            .SelectMany(static known => known.Interfaces, static (known, implemented) => (known, implemented))
            .ToLookup(static pair => pair.implemented, static pair => pair.known);
    }

    /// <summary>Every interface.</summary>
    public IReadOnlyCollection<GrainInterfaceDescription> Interfaces => _interfaces.Values;

    /// <summary>Every grain class.</summary>
    public IReadOnlyCollection<GrainClassDescription> Classes => _classes.Values;

    /// <summary>How many grain classes there are.</summary>
    public int GrainClassCount => _classes.Count;

    /// <summary>The description of an interface.</summary>
    /// <exception cref="ArgumentException">The generator didn't see it.</exception>
    public GrainInterfaceDescription GetInterface(Type interfaceType)
    {
        ArgumentNullException.ThrowIfNull(interfaceType);
        return _interfaces.GetValueOrDefault(interfaceType) ?? throw new ArgumentException(
            $"{interfaceType} is no grain interface that this process knows: is it declared in a project that references the generator?",
            nameof(interfaceType));
    }

    /// <summary>Finds an interface by its type.</summary>
    public bool TryGetInterface(Type interfaceType, [NotNullWhen(true)] out GrainInterfaceDescription? description) =>
        _interfaces.TryGetValue(interfaceType, out description);

    /// <summary>Finds an interface by its name.</summary>
    public bool TryGetInterface(GrainInterfaceType name, [NotNullWhen(true)] out GrainInterfaceDescription? description) =>
        _interfacesByName.TryGetValue(name, out description);

    /// <summary>Finds an interface by its id.</summary>
    public bool TryGetInterface(uint interfaceId, [NotNullWhen(true)] out GrainInterfaceDescription? description) =>
        _interfacesById.TryGetValue(interfaceId, out description);

    /// <summary>Finds a method by its id, which is unique among all interfaces.</summary>
    public bool TryGetMethod(uint methodId, [NotNullWhen(true)] out GrainMethodDescription? description) =>
        _methods.TryGetValue(methodId, out description);

    /// <summary>Finds a grain class by the type of its grains' ids.</summary>
    public bool TryGetGrainClass(GrainType grainType, [NotNullWhen(true)] out GrainClassDescription? description) =>
        _classes.TryGetValue(grainType, out description);

    /// <summary>
    /// The grain type that an interface means: its only implementation, or the one that is named like it without the <c>I</c>.
    /// </summary>
    /// <param name="interfaceType">The interface.</param>
    /// <param name="classNamePrefix">Picks the implementation whose full name begins so; null or blank for none.</param>
    /// <exception cref="ArgumentException">No implementation is known, or several and none is the one.</exception>
    public GrainType ResolveGrainType(Type interfaceType, string? classNamePrefix = null)
    {
        ArgumentNullException.ThrowIfNull(interfaceType);
        var candidates = _implementations[interfaceType].ToArray();
        if (!string.IsNullOrWhiteSpace(classNamePrefix))
        {
            return ByPrefix(interfaceType, candidates, classNamePrefix);
        }

        if (candidates.Length == 0)
        {
            return _classes.Count == 0 ? ByConvention(interfaceType) : throw NoneFound(interfaceType);
        }

        var chosen = Array.Find(candidates, candidate => interfaceType.Name.AsSpan(1).SequenceEqual(candidate.Type.Name))
            ?? (candidates.Length == 1 ? candidates[0] : throw Ambiguous(interfaceType, candidates));
        return chosen.GrainType;
    }

    private static GrainType ByPrefix(Type interfaceType, GrainClassDescription[] candidates, string prefix)
    {
        var matching = Array.FindAll(candidates, candidate => candidate.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal));
        var chosen = Array.Find(matching, candidate => candidate.Type.FullName!.Length == prefix.Length);
        return chosen is not null ? chosen.GrainType : matching.Length switch
        {
            0 => throw NoneFound(interfaceType),
            1 => matching[0].GrainType,
            _ => throw Ambiguous(interfaceType, matching),
        };
    }

    // A client has the interfaces only, and goes by the names.
    private static GrainType ByConvention(Type interfaceType)
    {
        var name = interfaceType.Name is ['I', .. { Length: > 0 } rest] ? rest : interfaceType.Name;
        return GrainType.Create(GrainManifestBuilder.WithoutSuffix(name.ToLowerInvariant()));
    }

    private static ArgumentException NoneFound(Type interfaceType) =>
        new($"No grain class that implements {interfaceType} is known.");

    private static ArgumentException Ambiguous(Type interfaceType, GrainClassDescription[] candidates) =>
        new($"{interfaceType} is implemented by several grain classes, and none is named like it: {string.Join(", ", candidates.Select(static one => one.Type.FullName))}.");

    private void Add(GrainInterfaceDescription description)
    {
        _interfaces[description.Type] = description;
        _interfacesByName[GrainInterfaceType.Create(description.Name)] = description;
        if (!_interfacesById.TryAdd(description.Id, description) && _interfacesById[description.Id].Type != description.Type)
        {
            throw new InvalidOperationException(
                $"{description.Type} and {_interfacesById[description.Id].Type} have the same id: give one of them another [Alias].");
        }

        foreach (var method in description.Methods)
        {
            if (!_methods.TryAdd(method.Method.Id, method) && !IsSame(_methods[method.Method.Id], method))
            {
                throw new InvalidOperationException(
                    $"{method.Method} and {_methods[method.Method.Id].Method} have the same id: give one of them another [Alias].");
            }
        }
    }

    // A base interface's methods may be described once by each assembly that inherits from it.
    private static bool IsSame(GrainMethodDescription left, GrainMethodDescription right) =>
        left.Method.InterfaceType == right.Method.InterfaceType && left.Method.Name == right.Method.Name;

    private void Add(GrainClassDescription description)
    {
        if (!_classes.TryAdd(description.GrainType, description))
        {
            throw new InvalidOperationException(
                $"{description.Type} and {_classes[description.GrainType].Type} have the same grain type, {description.GrainType}: give one of them another [GrainType].");
        }
    }
}
