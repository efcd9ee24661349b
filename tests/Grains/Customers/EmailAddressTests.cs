using FsCheck;
using FsCheck.Fluent;
using Shop.Customers;

namespace Grains.Tests.Customers;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("Anna@Example.COM", "anna@example.com")]
    [InlineData("  anna@example.com ", "anna@example.com")]
    [InlineData("anna+shop@example.com", "anna+shop@example.com")]
    [InlineData("аnna@example.com", "anna@example.com")] // Cyrillic
    [InlineData("αnna@example.com", "anna@example.com")] // Greek
    [InlineData("АNNА@example.com", "anna@example.com")] // Cyrillic capitals
    [InlineData("ａｎｎａ＠example.com", null)] // a wide at is none
    [InlineData("ａｎｎａ@example.com", "anna@example.com")]
    [InlineData("mıke@example.org", "mike@example.org")] // the i without its dot, by which resets have been stolen
    [InlineData("MİKE@example.org", "mike@example.org")]
    [InlineData("anna@bücher.example", "anna@bücher.example")]
    [InlineData("anna@xn--bcher-kva.example", "anna@bücher.example")]
    [InlineData("anna@exаmple.com", "anna@example.com")]
    [InlineData("anna@xn--exmple-cua.com", "anna@exämple.com")]
    public void what_only_looks_different_has_one_key(string text, string? key)
    {
        EmailAddress.TryParse(text, out var address).ShouldBe(key is not null);

        address?.Key.ShouldBe(key);
        address?.Value.ShouldBe(text.Trim());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("anna")]
    [InlineData("@example.com")]
    [InlineData("anna@")]
    [InlineData("anna@localhost")]
    [InlineData("anna@example..com")]
    [InlineData("anna@example.com.")]
    [InlineData("anna@-example.com")]
    [InlineData("an na@example.com")]
    [InlineData("anna\r\nBcc: all@example.com@example.com")]
    [InlineData("an\u200Bna@example.com")]
    [InlineData(".anna@example.com")]
    [InlineData("an..na@example.com")]
    [InlineData("\"anna\"@example.com")]
    [InlineData("Anna <anna@example.com>")]
    [InlineData("anna@example.com,berta@example.com")]
    public void what_no_mail_reaches_is_none(string? text) => EmailAddress.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void longer_than_SMTP_carries_is_none()
    {
        EmailAddress.TryParse($"{new string('a', 64)}@example.com", out _).ShouldBeTrue();
        EmailAddress.TryParse($"{new string('a', 65)}@example.com", out _).ShouldBeFalse();
        EmailAddress.TryParse($"a@{string.Join('.', Enumerable.Repeat(new string('b', 60), 5))}.com", out _).ShouldBeFalse();
    }

    [Fact]
    public void any_text_is_read_or_refused_and_a_key_is_its_own() => Prop.ForAll(
        (from local in ArbMap.Default.GeneratorFor<NonNull<string>>()
         from domain in ArbMap.Default.GeneratorFor<NonNull<string>>()
         select $"{local.Get}@{domain.Get}.example").ToArbitrary(),
        text => !EmailAddress.TryParse(text, out var address)
            || (EmailAddress.TryParse(address.Key, out var again) ? again.Key == address.Key : address.Key.Length > 0)).Check(
        Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void its_text_for_logs_has_no_name()
    {
        EmailAddress.TryParse("anna@example.com", out var address).ShouldBeTrue();

        $"{address}".ShouldBe("a…@example.com");
    }
}
