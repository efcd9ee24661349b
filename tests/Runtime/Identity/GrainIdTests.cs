using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Orleans.Runtime;

namespace Runtime.Tests.Identity;

public sealed class GrainIdTests
{
    [Fact]
    public void it_is_written_as_type_and_key() => GrainId.Create("cart", "cart-1").ToString().ShouldBe("cart/cart-1");

    [Fact]
    public void what_follows_the_first_slash_is_the_key()
    {
        var id = GrainId.Parse("product/a/b/c");

        id.Type.ShouldBe(GrainType.Create("product"));
        id.Key.ToString().ShouldBe("a/b/c");
    }

    [Theory]
    [InlineData("")]
    [InlineData("cart")]
    [InlineData(null)]
    public void text_without_a_slash_is_no_id(string? text)
    {
        GrainId.TryParse(text, out var id).ShouldBeFalse();
        id.IsDefault.ShouldBeTrue();
        Should.Throw<ArgumentException>(() => GrainId.Parse(text!));
    }

    [Fact]
    public void any_type_without_a_slash_and_any_key_survive_a_round_trip() =>
        Prop.ForAll<NonEmptyString, NonEmptyString>((type, key) =>
        {
            var id = new GrainId(new GrainType(Utf8(type.Get.Replace('/', '-'))), new IdSpan(Utf8(key.Get)));
            return GrainId.Parse(id.ToString()) == id && $"{id}" == id.ToString();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void ids_are_equal_by_value()
    {
        var id = GrainId.Create("cart", "cart-1");

        id.ShouldBe(GrainId.Create("cart", "cart-1"));
        id.GetHashCode().ShouldBe(GrainId.Create("cart", "cart-1").GetHashCode());
        id.ShouldNotBe(GrainId.Create("cart", "cart-2"));
        id.ShouldNotBe(GrainId.Create("cart2", "cart-1"));
        id.ShouldNotBe(default);
    }

    // Computed with libxxhash: 31 × xxh32("cart") + xxh32("cart-1"), in 32 bits.
    [Fact]
    public void the_uniform_hash_is_the_same_in_every_process() =>
        GrainId.Create("cart", "cart-1").GetUniformHashCode().ShouldBe(0x4F0D5D08u);

    [Fact]
    public void ids_are_ordered_by_type_and_then_by_key()
    {
        GrainId[] sorted = [GrainId.Create("a", "2"), GrainId.Create("a", "20"), GrainId.Create("a", "3"), GrainId.Create("b", "1")];

        sorted.Reverse().Order().ShouldBe(sorted);
    }

    [Theory]
    [InlineData(null, "key")]
    [InlineData("", "key")]
    [InlineData("type", null)]
    [InlineData("type", " ")]
    public void a_blank_part_is_refused(string? type, string? key) => Should.Throw<ArgumentException>(() => GrainId.Create(type!, key!));

    [Fact]
    public void json_has_it_as_text_and_as_a_property_name()
    {
        var carts = new Dictionary<GrainId, GrainId> { [GrainId.Create("cart", "é\"1")] = GrainId.Create("user", "u-1") };

        var json = JsonSerializer.Serialize(carts);

        JsonSerializer.Deserialize<Dictionary<GrainId, GrainId>>(json).ShouldBe(carts);
        JsonSerializer.Serialize(GrainId.Create("cart", "cart-1")).ShouldBe("\"cart/cart-1\"");
    }

    [Theory]
    [InlineData("\"cart\"")]
    [InlineData("null")]
    public void json_that_is_no_id_is_refused(string json) => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<GrainId>(json));

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
