namespace Shop.Runtime.Serialization;

/// <summary>The comparers that a collection may take along: those of the framework that have no state. One byte on the wire.</summary>
internal static class KnownComparers
{
    private static readonly StringComparer[] _comparers =
    [
        StringComparer.Ordinal,
        StringComparer.OrdinalIgnoreCase,
        StringComparer.InvariantCulture,
        StringComparer.InvariantCultureIgnoreCase,
    ];

    /// <summary>The code of a comparer: 0 for the type's default.</summary>
    public static byte CodeOf<T>(object? comparer)
    {
        if (comparer is null || ReferenceEquals(comparer, EqualityComparer<T>.Default) || ReferenceEquals(comparer, Comparer<T>.Default))
        {
            return 0;
        }

        var index = Array.IndexOf(_comparers, comparer);
        if (index < 0)
        {
            throw new WireFormatException($"A collection with the comparer {comparer.GetType()} can't be sent: only the default and the StringComparers can.");
        }

        return (byte)(index + 1);
    }

    /// <summary>The comparer of equality that a code stands for; null is the default.</summary>
    public static IEqualityComparer<T>? Equality<T>(byte code) => (IEqualityComparer<T>?)(object?)Find<T>(code);

    /// <summary>The comparer of order that a code stands for; null is the default.</summary>
    public static IComparer<T>? Order<T>(byte code) => (IComparer<T>?)(object?)Find<T>(code);

    private static StringComparer? Find<T>(byte code)
    {
        if (code == 0)
        {
            return null;
        }

        if (code > _comparers.Length || typeof(T) != typeof(string))
        {
            throw new WireFormatException($"The frame has a collection of {typeof(T)} with the unknown comparer {code}.");
        }

        return _comparers[code - 1];
    }
}
