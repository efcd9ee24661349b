namespace Grains.Tests;

public sealed class MoneyTests
{
    private static readonly Currency _usd = Currency.Parse("USD");
    private static readonly Currency _jpy = Currency.Parse("JPY");
    private static readonly Currency _kwd = Currency.Parse("KWD");

    [Theory]
    [InlineData(1999, "USD", "19.99")]
    [InlineData(5, "USD", "0.05")]
    [InlineData(-5, "USD", "-0.05")]
    [InlineData(-1999, "USD", "-19.99")]
    [InlineData(0, "USD", "0.00")]
    [InlineData(1500, "JPY", "1500")]
    [InlineData(1500, "KWD", "1.500")]
    [InlineData(long.MaxValue, "KWD", "9223372036854775.807")]
    [InlineData(long.MinValue, "USD", "-92233720368547758.08")]
    public void it_is_written_with_its_currencys_digits(long minorUnits, string currency, string amount)
    {
        var money = new Money(minorUnits, Currency.Parse(currency));

        money.Amount.ShouldBe(amount);
        money.ToString().ShouldBe($"{amount} {currency}");
    }

    [Theory]
    [InlineData("19.9", "USD", 1990)]
    [InlineData("19", "USD", 1900)]
    [InlineData("-0.01", "USD", -1)]
    [InlineData("007", "JPY", 7)]
    [InlineData("1.5", "KWD", 1500)]
    public void fewer_digits_than_the_currency_has_are_read(string amount, string currency, long minorUnits)
    {
        Money.TryParse(amount, Currency.Parse(currency), out var money).ShouldBeTrue();
        money.ShouldBe(new Money(minorUnits, Currency.Parse(currency)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("+1")]
    [InlineData("--1")]
    [InlineData("1.-1")]
    [InlineData(" 1")]
    [InlineData("1\n")]
    [InlineData("1,000")]
    [InlineData("1e3")]
    [InlineData("1.2.3")]
    [InlineData("1.001")]
    [InlineData("1.000")]
    [InlineData("٣")]
    [InlineData("NaN")]
    [InlineData("92233720368547758.08")]
    [InlineData("99999999999999999999999999999999999999")]
    public void text_that_is_no_amount_of_the_currency_is_refused(string? amount) =>
        Money.TryParse(amount, _usd, out _).ShouldBeFalse();

    [Fact]
    public void a_currency_without_digits_takes_no_fraction() => Money.TryParse("1.0", _jpy, out _).ShouldBeFalse();

    [Fact]
    public void sums_beyond_its_range_throw()
    {
        var most = new Money(long.MaxValue, _usd);

        Should.Throw<OverflowException>(() => most + new Money(1, _usd));
        Should.Throw<OverflowException>(() => -most - new Money(2, _usd));
        Should.Throw<OverflowException>(() => most * 2);
        Should.Throw<OverflowException>(() => -new Money(long.MinValue, _usd));
    }

    [Fact]
    public void amounts_of_different_currencies_are_never_combined()
    {
        var dollar = new Money(100, _usd);
        var dinar = new Money(100, _kwd);

        Should.Throw<InvalidOperationException>(() => dollar + dinar).Message.ShouldBe(
            "An amount of KWD can't be combined with one of USD.");
        Should.Throw<InvalidOperationException>(() => dollar - dinar);
        Should.Throw<InvalidOperationException>(() => dollar < dinar);
        dollar.ShouldNotBe(dinar);
    }

    [Fact]
    public void a_split_that_does_not_come_out_even_gives_the_first_ones_more()
    {
        new Money(100, _usd).Split(3).Select(share => share.MinorUnits).ShouldBe([34, 33, 33]);
        new Money(-100, _usd).Split(3).Select(share => share.MinorUnits).ShouldBe([-34, -33, -33]);
        new Money(2, _jpy).Split(3).Select(share => share.MinorUnits).ShouldBe([1, 1, 0]);
    }

    [Fact]
    public void a_discount_is_split_by_the_lines_prices() =>
        new Money(1000, _usd).Split([1999, 0, 5000, 1]).Select(share => share.MinorUnits).ShouldBe([286, 0, 714, 0]);

    [Fact]
    public void there_must_be_something_to_split_by()
    {
        var money = new Money(100, _usd);

        Should.Throw<ArgumentException>(() => money.Split(0));
        Should.Throw<ArgumentException>(() => money.Split([]));
        Should.Throw<ArgumentException>(() => money.Split([0, 0]));
        Should.Throw<ArgumentException>(() => money.Split([2, -1]));
        Should.Throw<OverflowException>(() => money.Split([long.MaxValue, 1]));
    }
}
