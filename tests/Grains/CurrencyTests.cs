using System.Globalization;

namespace Grains.Tests;

public sealed class CurrencyTests
{
    [Theory]
    [InlineData("USD", 2)]
    [InlineData("EUR", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KRW", 0)]
    [InlineData("KWD", 3)]
    [InlineData("TND", 3)]
    public void it_has_the_digits_of_iso_4217(string code, int digits)
    {
        Currency.Parse(code).Digits.ShouldBe(digits);
        Currency.Parse(code).Code.ShouldBe(code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("usd")]
    [InlineData("USDT")]
    [InlineData("US")]
    [InlineData("U$D")]
    [InlineData("XXX")]
    [InlineData("ABC")]
    public void other_codes_are_refused(string? code)
    {
        Currency.TryParse(code, out var currency).ShouldBeFalse();
        currency.ShouldBe(default);
    }

    [Fact]
    public void none_is_the_default()
    {
        default(Currency).Code.ShouldBe("XXX");
        default(Money).ToString().ShouldBe("0 XXX");
    }

    [Fact]
    public void each_is_listed_once_and_reads_back_from_its_code()
    {
        Currency.All.Select(currency => currency.Code).ShouldBeUnique();
        Currency.All.ShouldAllBe(currency => Currency.Parse(currency.Code) == currency);
    }

    // ICU has its own copy of the standard; where it says otherwise for its country's present currency, one of us is wrong.
    [Fact]
    public void the_currencies_of_the_worlds_regions_are_among_them()
    {
        string[] replaced = ["ANG", "BGN", "CUC", "HRK", "SLL", "VEF", "ZWL", "XDR", "XXX"];

        var missing = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
            .Where(culture => culture.Name.Length > 0)
            .Select(culture => new RegionInfo(culture.Name).ISOCurrencySymbol)
            .Where(code => code.Length == 3 && !Currency.TryParse(code, out _))
            .Except(replaced);

        missing.ShouldBeEmpty();
    }
}
