using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Net;
using System.Numerics;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Shop.Runtime.Serialization;

/// <summary>The types of the framework that this runtime serialises by itself. The generator has the same list (its KnownTypes).</summary>
internal static class KnownTypes
{
    private static readonly (Type Type, Func<Codec> Create)[] _values =
    [
        (typeof(bool), () => new BooleanCodec()),
        (typeof(byte), () => new ByteCodec()),
        (typeof(sbyte), () => new SByteCodec()),
        (typeof(short), () => new Int16Codec()),
        (typeof(ushort), () => new UInt16Codec()),
        (typeof(int), () => new Int32Codec()),
        (typeof(uint), () => new UInt32Codec()),
        (typeof(long), () => new Int64Codec()),
        (typeof(ulong), () => new UInt64Codec()),
        (typeof(char), () => new CharCodec()),
        (typeof(float), () => new SingleCodec()),
        (typeof(double), () => new DoubleCodec()),
        (typeof(string), () => new StringCodec()),
        (typeof(Half), () => new HalfCodec()),
        (typeof(Int128), () => new Int128Codec()),
        (typeof(UInt128), () => new UInt128Codec()),
        (typeof(BigInteger), () => new BigIntegerCodec()),
        (typeof(decimal), () => new DecimalCodec()),
        (typeof(TimeSpan), () => new TimeSpanCodec()),
        (typeof(DateTime), () => new DateTimeCodec()),
        (typeof(DateTimeOffset), () => new DateTimeOffsetCodec()),
        (typeof(DateOnly), () => new DateOnlyCodec()),
        (typeof(TimeOnly), () => new TimeOnlyCodec()),
        (typeof(Guid), () => new GuidCodec()),
        (typeof(Uri), () => new UriCodec()),
        (typeof(Version), () => new VersionCodec()),
        (typeof(IPAddress), () => new IPAddressCodec()),
        (typeof(IPEndPoint), () => new IPEndPointCodec()),
        (typeof(CultureInfo), () => new CultureInfoCodec()),
        (typeof(byte[]), () => new ByteArrayCodec()),
        (typeof(ReadOnlyMemory<byte>), () => new ReadOnlyMemoryCodec()),
        (typeof(Memory<byte>), () => new MemoryCodec()),
        (typeof(ArraySegment<byte>), () => new ArraySegmentCodec()),
        (typeof(IdSpan), () => new IdSpanCodec()),
        (typeof(GrainType), () => new GrainTypeCodec()),
        (typeof(GrainInterfaceType), () => new GrainInterfaceTypeCodec()),
        (typeof(GrainId), () => new GrainIdCodec()),
        (typeof(SiloAddress), () => new SiloAddressCodec()),
        (typeof(Exception), () => new ExceptionCodec()),
    ];

    private static readonly (Type Open, Type Codec)[] _generics =
    [
        (typeof(Nullable<>), typeof(NullableCodec<>)),
        (typeof(KeyValuePair<,>), typeof(KeyValuePairCodec<,>)),
        (typeof(ValueTuple<>), typeof(ValueTupleCodec<>)),
        (typeof(ValueTuple<,>), typeof(ValueTupleCodec<,>)),
        (typeof(ValueTuple<,,>), typeof(ValueTupleCodec<,,>)),
        (typeof(ValueTuple<,,,>), typeof(ValueTupleCodec<,,,>)),
        (typeof(ValueTuple<,,,,>), typeof(ValueTupleCodec<,,,,>)),
        (typeof(ValueTuple<,,,,,>), typeof(ValueTupleCodec<,,,,,>)),
        (typeof(ValueTuple<,,,,,,>), typeof(ValueTupleCodec<,,,,,,>)),
        (typeof(ValueTuple<,,,,,,,>), typeof(ValueTupleCodec<,,,,,,,>)),
        (typeof(Tuple<>), typeof(TupleCodec<>)),
        (typeof(Tuple<,>), typeof(TupleCodec<,>)),
        (typeof(Tuple<,,>), typeof(TupleCodec<,,>)),
        (typeof(Tuple<,,,>), typeof(TupleCodec<,,,>)),
        (typeof(Tuple<,,,,>), typeof(TupleCodec<,,,,>)),
        (typeof(List<>), typeof(ListCodec<>)),
        (typeof(HashSet<>), typeof(HashSetCodec<>)),
        (typeof(SortedSet<>), typeof(SortedSetCodec<>)),
        (typeof(Queue<>), typeof(QueueCodec<>)),
        (typeof(Stack<>), typeof(StackCodec<>)),
        (typeof(LinkedList<>), typeof(LinkedListCodec<>)),
        (typeof(Collection<>), typeof(CollectionCodec<>)),
        (typeof(ReadOnlyCollection<>), typeof(ReadOnlyCollectionCodec<>)),
        (typeof(ImmutableArray<>), typeof(ImmutableArrayCodec<>)),
        (typeof(ImmutableList<>), typeof(ImmutableListCodec<>)),
        (typeof(ImmutableHashSet<>), typeof(ImmutableHashSetCodec<>)),
        (typeof(ImmutableSortedSet<>), typeof(ImmutableSortedSetCodec<>)),
        (typeof(ImmutableQueue<>), typeof(ImmutableQueueCodec<>)),
        (typeof(ImmutableStack<>), typeof(ImmutableStackCodec<>)),
        (typeof(IEnumerable<>), typeof(EnumerableCodec<>)),
        (typeof(IReadOnlyCollection<>), typeof(ReadOnlyCollectionInterfaceCodec<>)),
        (typeof(IReadOnlyList<>), typeof(ReadOnlyListInterfaceCodec<>)),
        (typeof(ICollection<>), typeof(CollectionInterfaceCodec<>)),
        (typeof(IList<>), typeof(ListInterfaceCodec<>)),
        (typeof(ISet<>), typeof(SetInterfaceCodec<>)),
        (typeof(IReadOnlySet<>), typeof(ReadOnlySetInterfaceCodec<>)),
        (typeof(FrozenSet<>), typeof(FrozenSetCodec<>)),
        (typeof(Dictionary<,>), typeof(DictionaryCodec<,>)),
        (typeof(SortedDictionary<,>), typeof(SortedDictionaryCodec<,>)),
        (typeof(SortedList<,>), typeof(SortedListCodec<,>)),
        (typeof(ConcurrentDictionary<,>), typeof(ConcurrentDictionaryCodec<,>)),
        (typeof(ReadOnlyDictionary<,>), typeof(ReadOnlyDictionaryCodec<,>)),
        (typeof(ImmutableDictionary<,>), typeof(ImmutableDictionaryCodec<,>)),
        (typeof(ImmutableSortedDictionary<,>), typeof(ImmutableSortedDictionaryCodec<,>)),
        (typeof(FrozenDictionary<,>), typeof(FrozenDictionaryCodec<,>)),
        (typeof(IDictionary<,>), typeof(DictionaryInterfaceCodec<,>)),
        (typeof(IReadOnlyDictionary<,>), typeof(ReadOnlyDictionaryInterfaceCodec<,>)),
        (typeof(Immutable<>), typeof(ImmutableOfCodec<>)),
    ];

    /// <summary>Every type that is serialised here and that a message's member can have, by full name and without arguments.</summary>
    internal static IEnumerable<string> Names => _values.Select(static one => one.Type)
        .Concat(_generics.Select(static one => one.Open))
        .Where(static type => !type.IsArray && type != typeof(Exception))
        .Select(static type => type.IsConstructedGenericType ? type.GetGenericTypeDefinition().FullName! : type.FullName!);

    public static void RegisterCodecs()
    {
        foreach (var (type, create) in _values)
        {
            CodecRegistry.Add(type, create);
        }

        foreach (var (open, codec) in _generics)
        {
            CodecRegistry.AddGeneric(open, codec);
        }
    }

    public static void RegisterNames()
    {
        foreach (var (type, _) in _values)
        {
            if (!type.IsArray && !type.IsConstructedGenericType)
            {
                TypeNames.Register(type, type.FullName!);
            }
        }

        foreach (var (open, _) in _generics)
        {
            TypeNames.Register(open, open.FullName!);
        }

        TypeNames.Register(typeof(object), typeof(object).FullName!);
        TypeNames.Register(typeof(GrainReference), typeof(GrainReference).FullName!);
        foreach (var type in ExceptionTypes.OfFramework)
        {
            TypeNames.Register(type, type.FullName!);
        }
    }
}
