using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using Orleans.Runtime;
using Shop.Runtime.Tests.Serialization.Messages;

namespace Shop.Runtime.Tests.Serialization.Generating;

/// <summary>Generates values of types that <see cref="Shapes"/> made.</summary>
internal static class Values
{
    /// <summary>The most elements of a collection.</summary>
    private const int CountMax = 4;

    /// <summary>How deep messages that refer to themselves go.</summary>
    private const int LinksMax = 3;

    private static readonly Dictionary<Type, Gen<object?>> _leaves = new()
    {
        [typeof(bool)] = Default<bool>(),
        [typeof(byte)] = Default<byte>(),
        [typeof(sbyte)] = Default<sbyte>(),
        [typeof(short)] = Default<short>(),
        [typeof(ushort)] = Default<ushort>(),
        [typeof(int)] = Numbers().Select(static bits => (int)bits).Boxed(),
        [typeof(uint)] = Numbers().Select(static bits => (uint)bits).Boxed(),
        [typeof(long)] = Numbers().Select(static bits => (long)bits).Boxed(),
        [typeof(ulong)] = Numbers().Boxed(),
        [typeof(char)] = Characters().Boxed(),
        [typeof(float)] = Numbers().Select(static bits => BitConverter.UInt32BitsToSingle((uint)bits)).Boxed(),
        [typeof(double)] = Numbers().Select(BitConverter.UInt64BitsToDouble).Boxed(),
        [typeof(decimal)] = Default<decimal>(),
        [typeof(Half)] = Numbers().Select(static bits => BitConverter.UInt16BitsToHalf((ushort)bits)).Boxed(),
        [typeof(string)] = Nullable(Texts().Boxed()),
        [typeof(Guid)] = Default<Guid>(),
        [typeof(DateOnly)] = Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber).Boxed(),
        [typeof(TimeOnly)] = Numbers().Select(static bits => new TimeOnly((long)(bits % TimeSpan.TicksPerDay))).Boxed(),
        [typeof(TimeSpan)] = Numbers().Select(static bits => new TimeSpan((long)bits)).Boxed(),
        [typeof(DateTime)] = Ticks().SelectMany(_ => Gen.Choose(0, 2), static (ticks, kind) => new DateTime(ticks, (DateTimeKind)kind)).Boxed(),
        [typeof(DateTimeOffset)] = Ticks().SelectMany(_ => Gen.Choose(-14 * 60, 14 * 60), static (ticks, minutes) => At(ticks, minutes)).Boxed(),
        [typeof(Int128)] = Numbers().SelectMany(_ => Numbers(), static (high, low) => new Int128(high, low)).Boxed(),
        [typeof(UInt128)] = Numbers().SelectMany(_ => Numbers(), static (high, low) => new UInt128(high, low)).Boxed(),
        [typeof(BigInteger)] = Default<BigInteger>(),
        [typeof(Uri)] = Nullable(Gen.Elements("https://a.example/b?c=d#e", "/relative/path", "x", "mailto:a@b.example").Select(static text => new Uri(text, text[0] is '/' or 'x' ? UriKind.Relative : UriKind.Absolute)).Boxed()),
        [typeof(Version)] = Gen.Choose(0, 99).Select(static number => new Version(number, 2, 3)).Boxed(),
        [typeof(byte[])] = Nullable(Default<byte[]>()),
        [typeof(ReadOnlyMemory<byte>)] = ArbMap.Default.GeneratorFor<byte[]>().Select(static bytes => new ReadOnlyMemory<byte>(bytes)).Boxed(),
        [typeof(IdSpan)] = Texts().Select(static text => text.Length == 0 ? default : IdSpan.Create(text)).Boxed(),
        [typeof(GrainType)] = Names().Select(GrainType.Create).Boxed(),
        [typeof(GrainId)] = Names().SelectMany(_ => Names(), GrainId.Create).Boxed(),
        [typeof(SiloAddress)] = Gen.Choose(0, 65535).Select(static port => SiloAddress.New(IPAddress.Loopback, port, port * 7)).Boxed(),
        [typeof(IAnimal)] = Nullable(Gen.OneOf(Texts().Select(static name => (object?)new Dog { Name = name }), Gen.Constant((object?)new Cat { Name = "Tom", Lives = 9 }))),
        [typeof(Shape)] = Nullable(Gen.OneOf(Gen.Constant((object?)new Circle("c", 1)), Gen.Constant((object?)new Label("l", 1, 2) { Text = "t" }))),
    };

    /// <summary>Values of a type, null among them where the type allows it.</summary>
    public static Gen<object?> Of(Type type) => Of(type, LinksMax);

    private static Gen<object?> Of(Type type, int links)
    {
        if (_leaves.TryGetValue(type, out var leaf))
        {
            return leaf;
        }

        if (type.IsEnum)
        {
            return Gen.Choose(0, 255).Select(number => (object?)Enum.ToObject(type, number));
        }

        if (System.Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Nullable(Of(underlying, links));
        }

        if (type.IsArray)
        {
            return Nullable(Arrays(type.GetElementType()!, links).Select(static array => (object?)array));
        }

        return type.IsGenericType && type.Namespace!.StartsWith("System", StringComparison.Ordinal) ? OfFramework(type, links) : OfMessage(type, links);
    }

    /// <summary>
    /// Keys: never null, and no two alike, also not to a sorted map: by their culture's order, an empty string and one of
    /// control characters are the same.
    /// </summary>
    private static Gen<Array> KeyArrays(Type type, int links) => Of(type, links)
        .Where(static key => key is not null)
        .ListOf()
        .Resize(CountMax)
        .Select(keys => ToArray(type, keys.DistinctBy(OrderOf).ToArray()));

    private static object? OrderOf(object? key) => key is string text ? CultureInfo.CurrentCulture.CompareInfo.GetSortKey(text) : key;

    private static Gen<Array> Arrays(Type type, int links) =>
        Of(type, links).ListOf().Resize(CountMax).Select(items => ToArray(type, [.. items]));

    private static Gen<object?> OfFramework(Type type, int links)
    {
        var arguments = type.GetGenericArguments();
        if (type.IsAssignableTo(typeof(ITuple)) || type.Name.StartsWith("KeyValuePair", StringComparison.Ordinal))
        {
            return Gen.CollectToArray(arguments, argument => Of(argument, links).Where(value => argument != typeof(string) || value is not null))
                .Select(items => Activator.CreateInstance(type, items));
        }

        if (arguments.Length == 2)
        {
            return KeyArrays(arguments[0], links).SelectMany(
                keys => Gen.CollectToArray(Enumerable.Range(0, keys.Length), _ => Of(arguments[1], links)),
                (keys, items) => (object?)Collections.MapOf(type, keys, items));
        }

        var elements = type.IsAssignableTo(typeof(System.Collections.IEnumerable)) && Collections.IsSet(type) ? KeyArrays(arguments[0], links) : Arrays(arguments[0], links);
        return elements.Select(items => (object?)Collections.ListOf(type, items));
    }

    private static Gen<object?> OfMessage(Type type, int links)
    {
        var fields = Fields(type).ToArray();
        var values = Gen.CollectToArray(fields, field => Of(field, type, links));
        var messages = values.Select(items => Fill(RuntimeHelpers.GetUninitializedObject(type), fields, items));
        return type.IsValueType ? messages : Nullable(messages);
    }

    private static Gen<object?> Of(FieldInfo field, Type owner, int links)
    {
        var refersBack = field.FieldType == owner || field.FieldType.GetGenericArguments().Contains(owner);
        if (!refersBack || links > 0)
        {
            return Of(field.FieldType, refersBack ? links - 1 : links);
        }

        return Gen.Constant(field.FieldType == owner ? null : Activator.CreateInstance(field.FieldType));
    }

    private static object? Fill(object target, FieldInfo[] fields, object?[] values)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i].SetValue(target, values[i]);
        }

        return target;
    }

    /// <summary>The fields that are part of a message, those of base classes included.</summary>
    internal static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var at = type; at is not null && at != typeof(object) && at != typeof(ValueType); at = at.BaseType)
        {
            foreach (var field in at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.IsDefined(typeof(NonSerializedAttribute)))
                {
                    yield return field;
                }
            }
        }
    }

    private static Array ToArray(Type type, object?[] items)
    {
        var array = Array.CreateInstance(type, items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            array.SetValue(items[i], i);
        }

        return array;
    }

    private static Gen<object?> Nullable(Gen<object?> gen) => Gen.Frequency((1, Gen.Constant<object?>(null)), (5, gen));

    private static Gen<object?> Default<T>() => ArbMap.Default.GeneratorFor<T>().Boxed();

    private static Gen<object?> Boxed<T>(this Gen<T> gen) => gen.Select(static value => (object?)value);

    // Small numbers, large ones, and all those at the edges of the variable-length encoding.
    private static Gen<ulong> Numbers() => Gen.Choose(0, 63).SelectMany(
        _ => Gen.Choose(0, 2), static (shift, offset) => unchecked((1UL << shift) + (ulong)offset - 1)).SelectMany(
        _ => Gen.Elements(true, false), static (number, negative) => negative ? ~number : number);

    private static Gen<long> Ticks() => Numbers().Select(static bits => (long)(bits % (ulong)DateTime.MaxValue.Ticks));

    private static DateTimeOffset At(long ticks, int minutes) =>
        new(Math.Clamp(ticks, TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), TimeSpan.FromMinutes(minutes));

    // Halves of surrogate pairs included, which aren't valid text.
    private static Gen<char> Characters() => Gen.Frequency(
        (6, Gen.Choose(32, 126)), (2, Gen.Choose(0, 0x7FF)), (2, Gen.Choose(0, 0xFFFF)), (1, Gen.Choose(0xD800, 0xDFFF))).Select(static code => (char)code);

    private static Gen<string> Texts() => Gen.OneOf(
        Characters().ArrayOf().Select(static characters => new string(characters)),
        Gen.Choose(0, 3000).Select(static length => new string('é', length)));

    private static Gen<string> Names() => Gen.Choose('a', 'z').Select(static code => (char)code).NonEmptyListOf().Select(static letters => new string([.. letters]));
}
