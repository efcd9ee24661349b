using Orleans;
using Orleans.Runtime;

namespace Runtime.Tests.Grains;

public sealed class PrimaryKeyTests
{
    private static readonly Guid _sample = Guid.Parse("0F8FAD5B-D9CB-469F-A165-70867728950E");

    [Fact]
    public void a_grain_knows_its_integer_key()
    {
        var grain = Made(GrainIdKeyExtensions.CreateIntegerKey(-5, "nl"));

        grain.GetPrimaryKeyLong().ShouldBe(-5);
        grain.GetPrimaryKeyLong(out var extension).ShouldBe(-5);
        extension.ShouldBe("nl");
    }

    [Fact]
    public void a_grain_knows_its_guid_key()
    {
        var grain = Made(GrainIdKeyExtensions.CreateGuidKey(_sample, "nl"));

        grain.GetPrimaryKey().ShouldBe(_sample);
        grain.GetPrimaryKey(out var extension).ShouldBe(_sample);
        extension.ShouldBe("nl");
    }

    [Fact]
    public void a_key_without_an_extension_has_none()
    {
        Made(GrainIdKeyExtensions.CreateIntegerKey(5)).GetPrimaryKeyLong(out var ofInteger);
        Made(GrainIdKeyExtensions.CreateGuidKey(_sample)).GetPrimaryKey(out var ofGuid);

        ofInteger.ShouldBeNull();
        ofGuid.ShouldBeNull();
    }

    [Fact]
    public void a_string_key_is_what_was_given() => Made(IdSpan.Create("cart-1+x/y")).GetPrimaryKeyString().ShouldBe("cart-1+x/y");

    [Fact]
    public void any_key_reads_as_it_is_written() => Made(GrainIdKeyExtensions.CreateIntegerKey(255)).GetPrimaryKeyString().ShouldBe("FF");

    [Fact]
    public void an_integer_key_reads_as_the_guid_that_ends_in_it() =>
        Made(GrainIdKeyExtensions.CreateIntegerKey(0x0102030405060708)).GetPrimaryKey()
            .ShouldBe(Guid.Parse("00000000-0000-0000-0807-060504030201"));

    [Fact]
    public void a_key_of_another_kind_is_refused()
    {
        var grain = Made(IdSpan.Create("cart-1"));

        Should.Throw<InvalidOperationException>(() => grain.GetPrimaryKeyLong());
        Should.Throw<InvalidOperationException>(() => grain.GetPrimaryKey());
    }

    [Fact]
    public void a_grain_that_the_runtime_did_not_make_has_no_key()
    {
        Should.Throw<ArgumentException>(() => new SampleGrain().GetPrimaryKeyString());
        Should.Throw<ArgumentException>(() => new NoGrain().GetGrainId());
        Should.Throw<ArgumentNullException>(() => ((IAddressable)null!).GetGrainId());
    }

    private static SampleGrain Made(IdSpan key) =>
        new FakeActivation(GrainId.Create(GrainType.Create("sample"), key)).Make(() => new SampleGrain());

    private sealed class SampleGrain : Grain;

    private sealed class NoGrain : IAddressable;
}
