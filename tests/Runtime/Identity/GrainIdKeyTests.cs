using FsCheck;
using FsCheck.Fluent;
using Orleans.Runtime;

namespace Runtime.Tests.Identity;

public sealed class GrainIdKeyTests
{
    private static readonly Guid _sample = Guid.Parse("0F8FAD5B-D9CB-469F-A165-70867728950E");

    [Theory]
    [InlineData(0, "0")]
    [InlineData(10, "A")]
    [InlineData(255, "FF")]
    [InlineData(-1, "FFFFFFFFFFFFFFFF")]
    [InlineData(long.MaxValue, "7FFFFFFFFFFFFFFF")]
    [InlineData(long.MinValue, "8000000000000000")]
    public void an_integer_key_is_upper_case_hexadecimal(long key, string expected) =>
        GrainIdKeyExtensions.CreateIntegerKey(key).ToString().ShouldBe(expected);

    [Fact]
    public void a_guid_key_is_32_lower_case_digits() =>
        GrainIdKeyExtensions.CreateGuidKey(_sample).ToString().ShouldBe("0f8fad5bd9cb469fa16570867728950e");

    [Fact]
    public void a_compound_key_has_its_extension_behind_a_plus()
    {
        GrainIdKeyExtensions.CreateIntegerKey(10, "x+y").ToString().ShouldBe("A+x+y");
        GrainIdKeyExtensions.CreateIntegerKey(10, "x"u8).ToString().ShouldBe("A+x");
        GrainIdKeyExtensions.CreateGuidKey(_sample, "é").ToString().ShouldBe("0f8fad5bd9cb469fa16570867728950e+é");
        GrainIdKeyExtensions.CreateGuidKey(_sample, "x"u8).ToString().ShouldBe("0f8fad5bd9cb469fa16570867728950e+x");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void a_blank_extension_is_none(string? extension)
    {
        GrainIdKeyExtensions.CreateIntegerKey(10, extension).ShouldBe(GrainIdKeyExtensions.CreateIntegerKey(10));
        GrainIdKeyExtensions.CreateGuidKey(_sample, extension).ShouldBe(GrainIdKeyExtensions.CreateGuidKey(_sample));
    }

    [Fact]
    public void any_integer_and_extension_survive_a_round_trip() =>
        Prop.ForAll<long, NonWhiteSpaceString>((key, extension) =>
        {
            var id = GrainId.Create(GrainType.Create("t"), GrainIdKeyExtensions.CreateIntegerKey(key, extension.Get));
            return id.GetIntegerKey(out var read) == key && read == AsUtf8(extension.Get) && id.GetIntegerKey() == key;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void any_guid_and_extension_survive_a_round_trip() =>
        Prop.ForAll<Guid, NonWhiteSpaceString>((key, extension) =>
        {
            var id = GrainId.Create(GrainType.Create("t"), GrainIdKeyExtensions.CreateGuidKey(key, extension.Get));
            return id.GetGuidKey(out var read) == key && read == AsUtf8(extension.Get) && id.GetGuidKey() == key;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("cart-1")]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("12345678901234567")]
    [InlineData("A B")]
    public void text_that_is_no_integer_is_refused(string key)
    {
        var id = GrainId.Create(GrainType.Create("t"), IdSpan.Create(key));

        id.TryGetIntegerKey(out _, out _).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => id.GetIntegerKey());
    }

    [Theory]
    [InlineData("cart-1")]
    [InlineData("")]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("0f8fad5bd9cb469fa16570867728950")]
    [InlineData("0f8fad5bd9cb469fa16570867728950ex")]
    [InlineData("gf8fad5bd9cb469fa16570867728950e")]
    public void text_that_is_no_guid_is_refused(string key)
    {
        var id = GrainId.Create(GrainType.Create("t"), IdSpan.Create(key));

        id.TryGetGuidKey(out _, out _).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => id.GetGuidKey());
    }

    // What UTF-8 can't hold (a lone surrogate) comes back as the replacement character.
    private static string AsUtf8(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
