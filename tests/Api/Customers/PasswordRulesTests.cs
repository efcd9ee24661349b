using Shop.Api.Customers;

namespace Shop.Api.Tests.Customers;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("password")]
    [InlineData("Password1!")]
    [InlineData("P@ssw0rd")]
    [InlineData("pa$$word!!")]
    [InlineData("drowssap1")]
    [InlineData("monkeymonkey")]
    [InlineData("letmein2026")]
    [InlineData("iloveyou")]
    [InlineData("football99")]
    [InlineData("qwertyuiop")]
    [InlineData("1q2w3e4r5t")]
    [InlineData("1qaz2wsx")]
    [InlineData("poiuytrewq")]
    [InlineData("abcdefgh")]
    [InlineData("12345678")]
    [InlineData("19840229")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abababababab")]
    [InlineData("radioman")]
    [InlineData("Denis1989")]
    [InlineData("short")]
    public void what_everybody_tries_first_is_refused(string password) =>
        PasswordRules.Check(password, "x@example.com", "X").ShouldNotBeNull();

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("correct-horse-7-staple")]
    [InlineData("mfk4-Tq9x")]
    [InlineData("пароль из четырёх слов")]
    [InlineData("83741 29480 17734 90210")]
    [InlineData("tr0ub4dor&3 and more")]
    public void phrases_and_random_ones_are_taken_without_rules_about_characters(string password) =>
        PasswordRules.Check(password, "x@example.com", "X").ShouldBeNull();

    [Theory]
    [InlineData("annabelle1")]
    [InlineData("Schneider9")]
    [InlineData("annabelle.s@example.com")]
    public void what_is_known_of_its_holder_is_refused(string password) =>
        PasswordRules.Check(password, "annabelle.s@example.com", "Annabelle Schneider").ShouldNotBeNull();

    [Fact]
    public void lengths_are_from_8_to_128()
    {
        var phrase = string.Concat(Enumerable.Range(0, 64).Select(word => $"{(char)('a' + (word * 7 % 26))}{word % 10}"));

        PasswordRules.Check(phrase, "x@example.com", "X").ShouldBeNull();
        PasswordRules.Check(phrase + "x", "x@example.com", "X").ShouldNotBeNull();
        PasswordRules.Check("mf4-Tq9", "x@example.com", "X").ShouldNotBeNull();
    }

    [Fact]
    public void one_phrase_has_one_form_however_it_is_typed() =>
        PasswordRules.Normalize("cafe\u0301 \uFB01ve").ShouldBe(PasswordRules.Normalize("caf\u00E9 five"));
}
