using System.Collections;
using System.Runtime.CompilerServices;
using Orleans.Runtime;
using Shop.Runtime.Serialization;

namespace Shop.Runtime.Tests.Serialization.Generating;

/// <summary>Compares values by what they hold, and finds the objects that two of them share.</summary>
internal static class Structure
{
    /// <summary>Where two values differ first; null where they don't.</summary>
    public static string? Difference(object? left, object? right, string path = "value")
    {
        if (left is null || right is null)
        {
            return ReferenceEquals(left, right) ? null : $"{path}: {left ?? "null"} against {right ?? "null"}";
        }

        if (left.GetType() != right.GetType())
        {
            return $"{path}: {left.GetType()} against {right.GetType()}";
        }

        return left switch
        {
            IDictionary map => DifferenceOfMaps(map, (IDictionary)right, path),
            ReadOnlyMemory<byte> bytes => Equal(bytes.ToArray().SequenceEqual(((ReadOnlyMemory<byte>)right).ToArray()), left, right, path),
            DateTime time => Equal(time == (DateTime)right && time.Kind == ((DateTime)right).Kind, left, right, path),
            DateTimeOffset time => Equal(time.EqualsExact((DateTimeOffset)right), left, right, path),
            decimal number => Equal(decimal.GetBits(number).SequenceEqual(decimal.GetBits((decimal)right)), left, right, path),
            string or Uri => Equal(left.Equals(right), left, right, path),
            IEnumerable items when IsUnordered(left.GetType()) => DifferenceOfSets(items, (IEnumerable)right, path),
            IEnumerable items => DifferenceOfLists(items, (IEnumerable)right, path),
            ITuple tuple => DifferenceOfLists(Items(tuple), Items((ITuple)right), path),
            _ when HasParts(left.GetType()) => DifferenceOfParts(left, right, path),
            _ => Equal(left.Equals(right), left, right, path),
        };
    }

    /// <summary>The objects reachable from a value that could be changed.</summary>
    public static HashSet<object> Mutable(object? value)
    {
        var found = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Collect(value, found);
        return found;
    }

    private static void Collect(object? value, HashSet<object> found)
    {
        if (value is null or string or Uri or Version or Type || value.GetType().IsPrimitive || IsImmutable(value.GetType()) || IsEmpty(value))
        {
            return;
        }

        // An exact class may be immutable where what inherits from it isn't: then its copy is itself.
        if (!value.GetType().IsValueType && !IsSelfCopied(value) && !found.Add(value))
        {
            return;
        }

        foreach (var part in Parts(value))
        {
            Collect(part, found);
        }
    }

    // Of some collections' classes only a base class is known.
    private static bool IsImmutable(Type? type) => type is not null && (CodecRegistry.Find(type)?.IsImmutable == true || IsImmutable(type.BaseType));

    // There is nothing in it to change: one instance may serve all.
    private static bool IsEmpty(object value) => (value is Array || value.GetType().Namespace is "System.Collections.Immutable" or "System.Collections.Frozen")
        && !IsDefault((IEnumerable)value) && !((IEnumerable)value).Cast<object?>().Any();

    private static bool IsSelfCopied(object value) => value.GetType().GetMethod("<Clone>$") is not null
        && Values.Fields(value.GetType()).All(static field => field.IsInitOnly && Codecs.For(field.FieldType).IsImmutable);

    private static IEnumerable<object?> Parts(object value) => value switch
    {
        IDictionary map => map.Keys.Cast<object?>().Concat(map.Values.Cast<object?>()),
        IEnumerable items => items.Cast<object?>(),
        ITuple tuple => Items(tuple),
        _ => Values.Fields(value.GetType()).Select(field => field.GetValue(value)),
    };

    private static bool HasParts(Type type) => !type.IsPrimitive && !type.IsEnum
        && (type.Namespace == typeof(Messages.Cart).Namespace || type.Name.StartsWith("KeyValuePair", StringComparison.Ordinal)
            || type.Name.StartsWith("Immutable`", StringComparison.Ordinal));

    private static bool IsUnordered(Type type) => !type.IsArray
        && (type.Name.Contains("HashSet", StringComparison.Ordinal) || type.Name.Contains("FrozenSet", StringComparison.Ordinal));

    private static IEnumerable<object?> Items(ITuple tuple) => Enumerable.Range(0, tuple.Length).Select(index => tuple[index]);

    private static string? Equal(bool isEqual, object left, object right, string path) => isEqual ? null : $"{path}: {left} against {right}";

    private static string? DifferenceOfParts(object left, object right, string path) => Values.Fields(left.GetType())
        .Select(field => Difference(field.GetValue(left), field.GetValue(right), $"{path}.{field.Name}"))
        .FirstOrDefault(static difference => difference is not null);

    private static string? DifferenceOfLists(IEnumerable left, IEnumerable right, string path)
    {
        if (IsDefault(left) || IsDefault(right))
        {
            return Equal(IsDefault(left) == IsDefault(right), left, right, path);
        }

        var (first, second) = (left.Cast<object?>().ToArray(), right.Cast<object?>().ToArray());
        return first.Length != second.Length
            ? $"{path}: {first.Length} elements against {second.Length}"
            : first.Select((item, index) => Difference(item, second[index], $"{path}[{index}]")).FirstOrDefault(static difference => difference is not null);
    }

    private static string? DifferenceOfSets(IEnumerable left, IEnumerable right, string path)
    {
        var others = right.Cast<object?>().ToHashSet();
        var items = left.Cast<object?>().ToArray();
        return Equal(items.Length == others.Count && items.All(others.Contains), left, right, path);
    }

    private static string? DifferenceOfMaps(IDictionary left, IDictionary right, string path) => left.Count != right.Count
        ? $"{path}: {left.Count} pairs against {right.Count}"
        : left.Keys.Cast<object>().Select(key => right.Contains(key) ? Difference(left[key], right[key], $"{path}[{key}]") : $"{path}[{key}]: missing")
            .FirstOrDefault(static difference => difference is not null);

    private static bool IsDefault(IEnumerable items) => items.GetType().GetProperty("IsDefault")?.GetValue(items) is true;
}
