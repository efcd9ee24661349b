using Microsoft.CodeAnalysis;

namespace Shop.Runtime.Generator.Analysis;

/// <summary>
/// The types that the runtime serialises by itself: the list in <c>Shop.Runtime.Serialization.KnownTypes</c>. A test compares the two.
/// </summary>
internal static class KnownTypes
{
    /// <summary>Types whose values can't change.</summary>
    private static readonly HashSet<string> _immutable =
    [
        "System.Boolean", "System.Byte", "System.SByte", "System.Int16", "System.UInt16", "System.Int32", "System.UInt32", "System.Int64",
        "System.UInt64", "System.Char", "System.Single", "System.Double", "System.String", "System.Half", "System.Int128", "System.UInt128",
        "System.Numerics.BigInteger", "System.Decimal", "System.TimeSpan", "System.DateTime", "System.DateTimeOffset", "System.DateOnly",
        "System.TimeOnly", "System.Guid", "System.Uri", "System.Version", "System.Net.IPAddress", "System.Net.IPEndPoint",
        "System.Globalization.CultureInfo", "Orleans.Runtime.IdSpan", "Orleans.Runtime.GrainType", "Orleans.Runtime.GrainInterfaceType",
        "Orleans.Runtime.GrainId", "Orleans.Runtime.SiloAddress",
    ];

    /// <summary>Types with arguments whose values can't change unless what they hold does.</summary>
    private static readonly HashSet<string> _immutableGenerics =
    [
        "System.Nullable`1", "System.Collections.Generic.KeyValuePair`2", "System.ValueTuple`1", "System.ValueTuple`2", "System.ValueTuple`3",
        "System.ValueTuple`4", "System.ValueTuple`5", "System.ValueTuple`6", "System.ValueTuple`7", "System.ValueTuple`8", "System.Tuple`1",
        "System.Tuple`2", "System.Tuple`3", "System.Tuple`4", "System.Tuple`5", "System.Collections.Immutable.ImmutableArray`1",
        "System.Collections.Immutable.ImmutableList`1", "System.Collections.Immutable.ImmutableHashSet`1",
        "System.Collections.Immutable.ImmutableSortedSet`1", "System.Collections.Immutable.ImmutableQueue`1",
        "System.Collections.Immutable.ImmutableStack`1", "System.Collections.Immutable.ImmutableDictionary`2",
        "System.Collections.Immutable.ImmutableSortedDictionary`2", "System.Collections.Frozen.FrozenSet`1",
        "System.Collections.Frozen.FrozenDictionary`2",
    ];

    /// <summary>The other types with arguments.</summary>
    private static readonly HashSet<string> _generics =
    [
        "System.Collections.Generic.List`1", "System.Collections.Generic.HashSet`1", "System.Collections.Generic.SortedSet`1",
        "System.Collections.Generic.Queue`1", "System.Collections.Generic.Stack`1", "System.Collections.Generic.LinkedList`1",
        "System.Collections.ObjectModel.Collection`1", "System.Collections.ObjectModel.ReadOnlyCollection`1",
        "System.Collections.ObjectModel.ReadOnlyDictionary`2", "System.Collections.Generic.Dictionary`2",
        "System.Collections.Generic.SortedDictionary`2", "System.Collections.Generic.SortedList`2",
        "System.Collections.Concurrent.ConcurrentDictionary`2", "System.Collections.Generic.IEnumerable`1",
        "System.Collections.Generic.IReadOnlyCollection`1", "System.Collections.Generic.IReadOnlyList`1",
        "System.Collections.Generic.ICollection`1", "System.Collections.Generic.IList`1", "System.Collections.Generic.ISet`1",
        "System.Collections.Generic.IReadOnlySet`1", "System.Collections.Generic.IDictionary`2",
        "System.Collections.Generic.IReadOnlyDictionary`2", "Orleans.Concurrency.Immutable`1",
    ];

    /// <summary>Types with arguments that are serialised for one argument only: bytes.</summary>
    private static readonly HashSet<string> _bytes = ["System.ReadOnlyMemory`1", "System.Memory`1", "System.ArraySegment`1"];

    /// <summary>Everything by name, for the test that compares.</summary>
    public static IEnumerable<string> All => _immutable.Concat(_immutableGenerics).Concat(_generics).Concat(_bytes);

    public static bool Contains(INamedTypeSymbol type)
    {
        var name = type.OriginalDefinition.FullName();
        return _immutable.Contains(name) || _immutableGenerics.Contains(name) || _generics.Contains(name)
            || (_bytes.Contains(name) && (type.IsDefinition || type.TypeArguments[0].SpecialType == SpecialType.System_Byte));
    }

    /// <summary>Whether no value of the type can change, as far as this can be told at compile time.</summary>
    public static bool IsImmutable(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum || type.IsException())
        {
            return true;
        }

        if (type is not INamedTypeSymbol named)
        {
            return false;
        }

        var name = named.OriginalDefinition.FullName();
        return _immutable.Contains(name)
            || name == "Orleans.Concurrency.Immutable`1"
            || (_immutableGenerics.Contains(name) && named.TypeArguments.All(IsImmutable))
            || ((named.IsSealed || named.IsValueType) && named.Has(OrleansNames.Immutable))
            || named.IsGrainInterface();
    }

    private static bool IsGrainInterface(this INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface && (type.Is(OrleansNames.Addressable) || type.Implements(OrleansNames.Addressable));
}
