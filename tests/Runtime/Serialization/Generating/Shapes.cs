using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Orleans.Concurrency;
using Orleans.Runtime;
using Shop.Runtime.Tests.Serialization.Messages;

namespace Shop.Runtime.Tests.Serialization.Generating;

/// <summary>Generates types that can be sent: leaves, and what can be built of them.</summary>
internal static class Shapes
{
    /// <summary>Enough for a list of pairs of maps; deeper ones only take longer.</summary>
    private const int DepthMax = 3;

    /// <summary>Types that can be compared, put in order and told apart, so that they can be keys.</summary>
    public static readonly Type[] Keys =
    [
        typeof(bool), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(char), typeof(string), typeof(Guid), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan), typeof(DateTime), typeof(Int128),
        typeof(UInt128), typeof(BigInteger), typeof(CartState), typeof(GrainId),
    ];

    public static readonly Type[] Leaves =
    [
        .. Keys, typeof(float), typeof(double), typeof(decimal), typeof(Half), typeof(DateTimeOffset), typeof(Uri), typeof(Version),
        typeof(byte[]), typeof(ReadOnlyMemory<byte>), typeof(IdSpan), typeof(GrainType), typeof(SiloAddress), typeof(DayOfWeek),
        typeof(Money), typeof(Sku), typeof(Quantity), typeof(CartLine), typeof(Cart), typeof(Shape), typeof(Rectangle), typeof(IAnimal),
        typeof(Cat), typeof(Node), typeof(Leafage), typeof(Frozen),
    ];

    private static readonly Type[] _ofOne =
    [
        typeof(List<>), typeof(Queue<>), typeof(Stack<>), typeof(LinkedList<>), typeof(Collection<>), typeof(ReadOnlyCollection<>),
        typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableQueue<>), typeof(ImmutableStack<>), typeof(IEnumerable<>),
        typeof(IReadOnlyCollection<>), typeof(IReadOnlyList<>), typeof(ICollection<>), typeof(IList<>), typeof(Immutable<>), typeof(ValueTuple<>),
    ];

    private static readonly Type[] _ofOneKey =
    [
        typeof(HashSet<>), typeof(SortedSet<>), typeof(ImmutableHashSet<>), typeof(ImmutableSortedSet<>), typeof(FrozenSet<>), typeof(ISet<>),
        typeof(IReadOnlySet<>), typeof(Page<>),
    ];

    private static readonly Type[] _ofKeyAndOne =
    [
        typeof(Dictionary<,>), typeof(SortedDictionary<,>), typeof(SortedList<,>), typeof(ConcurrentDictionary<,>), typeof(ReadOnlyDictionary<,>),
        typeof(ImmutableDictionary<,>), typeof(ImmutableSortedDictionary<,>), typeof(FrozenDictionary<,>), typeof(IDictionary<,>),
        typeof(IReadOnlyDictionary<,>), typeof(KeyValuePair<,>), typeof(ValueTuple<,>), typeof(Tuple<,>),
    ];

    public static Gen<Type> Types { get; } = OfDepth(DepthMax);

    private static Gen<Type> OfDepth(int depth)
    {
        var leaf = Gen.Elements(Leaves);
        if (depth == 0)
        {
            return leaf;
        }

        var inner = OfDepth(depth - 1);
        var key = Gen.Elements(Keys);
        return Gen.OneOf(
            leaf,
            inner.Select(static one => one.MakeArrayType()),
            inner.Select(static one => one.IsValueType && Nullable.GetUnderlyingType(one) is null ? typeof(Nullable<>).MakeGenericType(one) : one),
            Gen.Elements(_ofOne).SelectMany(_ => inner, static (open, one) => open.MakeGenericType(one)),
            Gen.Elements(_ofOneKey).SelectMany(_ => key, static (open, one) => open.MakeGenericType(one)),
            Gen.Elements(_ofKeyAndOne).SelectMany(_ => key, static (open, one) => (open, one)).SelectMany(_ => inner, static (pair, two) => pair.open.MakeGenericType(pair.one, two)));
    }
}
