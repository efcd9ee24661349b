using System.Text.Json;

namespace Grains.Tests;

public sealed class SkuTests
{
    [Theory]
    [InlineData("A")]
    [InlineData("HP-100.RED_XL")]
    [InlineData("0")]
    public void letters_digits_dashes_underscores_and_points_are_taken(string text)
    {
        Sku.Parse(text).Value.ShouldBe(text);
        Sku.Parse(text).ToString().ShouldBe(text);
    }

    [Fact]
    public void two_spellings_are_one_sku() => Sku.Parse("hp-100").ShouldBe(Sku.Parse("HP-100"));

    [Fact]
    public void it_has_64_characters_at_most()
    {
        Sku.TryParse(new string('A', 64), out _).ShouldBeTrue();
        Sku.TryParse(new string('A', 65), out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-A")]
    [InlineData("..")]
    [InlineData("A B")]
    [InlineData("A/B")]
    [InlineData("A\0")]
    [InlineData("Ä1")]
    [InlineData("\u212A")] // the Kelvin sign, which lower-cases to k
    [InlineData("\u01311")] // a small i without its dot
    public void other_text_is_refused(string? text)
    {
        Sku.TryParse(text, out var sku).ShouldBeFalse();
        sku.ShouldBe(default);
        Should.Throw<FormatException>(() => Sku.Parse(text!));
    }

    [Fact]
    public void it_is_a_string_in_json()
    {
        JsonSerializer.Serialize(Sku.Parse("HP-100")).ShouldBe("\"HP-100\"");
        JsonSerializer.Deserialize<Sku>("\"hp-100\"").ShouldBe(Sku.Parse("HP-100"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("\"\"")]
    [InlineData("\"A B\"")]
    public void json_that_holds_none_is_refused(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Sku>(json));
}
