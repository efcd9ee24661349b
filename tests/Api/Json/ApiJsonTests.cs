using System.Text.Json;
using Shop.Api.Json;
using Shop.Carts;

namespace Shop.Api.Tests.Json;

public sealed class ApiJsonTests
{
    private static readonly JsonSerializerOptions _options = Options();

    [Theory]
    [InlineData(1999, "USD", """{"amount":"19.99","currency":"USD"}""")]
    [InlineData(-5, "EUR", """{"amount":"-0.05","currency":"EUR"}""")]
    [InlineData(1500, "JPY", """{"amount":"1500","currency":"JPY"}""")]
    [InlineData(1500, "KWD", """{"amount":"1.500","currency":"KWD"}""")]
    public void money_is_text_with_the_digits_of_its_currency(long minorUnits, string currency, string json)
    {
        var money = new Money(minorUnits, Currency.Parse(currency));

        JsonSerializer.Serialize(money, _options).ShouldBe(json);
        JsonSerializer.Deserialize<Money>(json, _options).ShouldBe(money);
    }

    [Theory]
    [InlineData("""{"amount":19.99,"currency":"USD"}""")]
    [InlineData("""{"amount":"19.999","currency":"USD"}""")]
    [InlineData("""{"amount":"1.5","currency":"JPY"}""")]
    [InlineData("""{"amount":"19.99","currency":"usd"}""")]
    [InlineData("""{"amount":"19.99"}""")]
    [InlineData("""{"amount":"19.99","currency":"USD","free":true}""")]
    [InlineData("""{"amount":"19.99","amount":"0.01","currency":"USD"}""")]
    [InlineData("""{"amount":null,"currency":"USD"}""")]
    [InlineData("\"19.99 USD\"")]
    [InlineData("19.99")]
    [InlineData("[]")]
    public void money_in_any_other_form_is_refused(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Money>(json, _options));

    [Fact]
    public void a_time_is_written_in_UTC_with_Z()
    {
        var noonInBerlin = new DateTimeOffset(2026, 7, 1, 12, 0, 0, 250, TimeSpan.FromHours(2));

        JsonSerializer.Serialize(noonInBerlin, _options).ShouldBe("\"2026-07-01T10:00:00.25Z\"");
    }

    [Theory]
    [InlineData("2026-07-01T10:00:00Z")]
    [InlineData("2026-07-01T10:00:00.000Z")]
    [InlineData("2026-07-01T12:00:00+02:00")]
    public void a_time_is_read_with_any_offset(string text) =>
        JsonSerializer.Deserialize<DateTimeOffset>($"\"{text}\"", _options)
            .ShouldBe(new DateTimeOffset(2026, 7, 1, 10, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("\"2026-07-01T10:00:00\"")]
    [InlineData("\"2026-07-01\"")]
    [InlineData("\"01/07/2026\"")]
    [InlineData("1782900000")]
    public void a_time_in_another_form_is_refused(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<DateTimeOffset>(json, _options));

    [Fact]
    public void a_word_of_an_enum_is_in_small_letters_with_underscores()
    {
        JsonSerializer.Serialize(Stage.WellUnderWay, _options).ShouldBe("\"well_under_way\"");
        JsonSerializer.Deserialize<Stage>("\"well_under_way\"", _options).ShouldBe(Stage.WellUnderWay);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Stage>("1", _options));
    }

    [Fact]
    public void a_typed_id_is_its_text()
    {
        var id = CartId.New(TimeProvider.System);

        JsonSerializer.Serialize(id, _options).ShouldBe($"\"{id.Value}\"");
        JsonSerializer.Deserialize<CartId>($"\"{id.Value}\"", _options).ShouldBe(id);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<CartId>("\"cart-1\"", _options));
    }

    [Theory]
    [InlineData("""{"name":"a","price":1}""")]
    [InlineData("""{"Name":"a"}""")]
    [InlineData("""{"name":"a","count":"1"}""")]
    [InlineData("""{"name":"a","name":"b"}""")]
    public void what_is_read_must_be_exact(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Thing>(json, _options));

    [Fact]
    public void what_is_not_there_is_not_written() =>
        JsonSerializer.Serialize(new Thing("a", null), _options).ShouldBe("""{"name":"a"}""");

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ApiJson.Apply(options);
        return options;
    }

    public enum Stage
    {
        Begun,
        WellUnderWay,
    }

    public sealed record Thing(string? Name, int? Count);
}
