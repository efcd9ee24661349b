using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;

namespace Shop.Runtime.Tests.Serialization.Generating;

/// <summary>Builds collections of types that are known at run time only.</summary>
internal static class Collections
{
    private static readonly Type[] _factories =
    [
        typeof(ImmutableArray), typeof(ImmutableList), typeof(ImmutableQueue), typeof(ImmutableStack), typeof(ImmutableHashSet),
        typeof(ImmutableSortedSet), typeof(ImmutableDictionary), typeof(ImmutableSortedDictionary),
    ];

    public static bool IsSet(Type type) => type.Name.Contains("Set", StringComparison.Ordinal);

    /// <summary>A collection of single elements.</summary>
    public static object ListOf(Type type, Array items)
    {
        if (type.IsInterface)
        {
            return IsSet(type) ? ListOf(typeof(HashSet<>).MakeGenericType(type.GetGenericArguments()), items)
                : type.IsInstanceOfType(items) && !type.Name.StartsWith("IC", StringComparison.Ordinal) && !type.Name.StartsWith("IL", StringComparison.Ordinal) ? items
                : ListOf(typeof(List<>).MakeGenericType(type.GetGenericArguments()), items);
        }

        return type.Name.StartsWith("Frozen", StringComparison.Ordinal) ? Call(typeof(FrozenSet), "ToFrozenSet", type, items, null) : Build(type, items);
    }

    /// <summary>A map.</summary>
    public static object MapOf(Type type, Array keys, object?[] values)
    {
        var arguments = type.GetGenericArguments();
        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
        for (var i = 0; i < keys.Length; i++)
        {
            map.Add(keys.GetValue(i)!, values[i]);
        }

        if (type.IsInstanceOfType(map))
        {
            return map;
        }

        return type.Name.StartsWith("Frozen", StringComparison.Ordinal) ? Call(typeof(FrozenDictionary), "ToFrozenDictionary", type, map, null) : Build(type, map);
    }

    private static object Build(Type type, object items)
    {
        var factory = Array.Find(_factories, one => type.Name.StartsWith(one.Name + "`", StringComparison.Ordinal));
        return factory is not null ? Call(factory, "CreateRange", type, items) : Activator.CreateInstance(type, items)!;
    }

    private static object Call(Type factory, string name, Type type, params object?[] arguments) => factory
        .GetMethods(BindingFlags.Static | BindingFlags.Public)
        .Single(method => method.Name == name && method.GetParameters() is var parameters && parameters.Length == arguments.Length
            && method.GetGenericArguments().Length == type.GetGenericArguments().Length
            && parameters[0].ParameterType.Name.StartsWith("IEnumerable", StringComparison.Ordinal))
        .MakeGenericMethod(type.GetGenericArguments())
        .Invoke(null, arguments)!;
}
