using FsCheck;
using FsCheck.Fluent;
using Shop.Runtime.Serialization;
using Shop.Runtime.Tests.Serialization.Generating;

namespace Shop.Runtime.Tests.Serialization;

/// <summary>Any value of any type that can be sent arrives as it was, and a copy shares nothing that could change.</summary>
public sealed class RoundTripTests
{
    private static readonly Gen<(Type Type, object? Value)> _samples =
        Shapes.Types.SelectMany(Values.Of, static (type, value) => (type, value));

    [Fact]
    public void what_was_written_is_read_back() => Check(static sample =>
        Structure.Difference(sample.Value, AnyCodec.Of(sample.Type).RoundTrip(sample.Value)));

    [Fact]
    public void a_copy_holds_the_same() => Check(static sample =>
        Structure.Difference(sample.Value, AnyCodec.Of(sample.Type).Copy(sample.Value)));

    [Fact]
    public void a_copy_shares_nothing_that_could_change() => Check(static sample =>
    {
        if (sample.Type.Name.StartsWith("Immutable`", StringComparison.Ordinal))
        {
            return null;
        }

        var shared = Structure.Mutable(sample.Value);
        shared.IntersectWith(Structure.Mutable(AnyCodec.Of(sample.Type).Copy(sample.Value)));
        return shared.Count == 0 ? null : $"shared: {string.Join(", ", shared)}";
    });

    [Fact]
    public void a_value_that_nobody_knows_is_stepped_over() => Check(static sample =>
    {
        var bytes = AnyCodec.Of(sample.Type).Write(sample.Value);
        var reader = new WireReader(bytes);
        reader.ReadTag();
        reader.Skip();
        return reader.Remaining == 0 ? null : $"{reader.Remaining} bytes left";
    });

    [Fact]
    public void a_value_behind_object_keeps_its_type() => Check(static sample => sample.Value is null || TypeNames.TryOf(sample.Value.GetType()) is null
        ? null
        : Structure.Difference(sample.Value, Wire.RoundTrip(sample.Value)));

    private static void Check(Func<(Type Type, object? Value), string?> difference) =>
        Prop.ForAll(_samples.ToArbitrary(), sample => difference(sample).ShouldBeNull(sample.Type.ToString()))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));
}
