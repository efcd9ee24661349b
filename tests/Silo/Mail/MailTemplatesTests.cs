using Shop.Silo.Mail;

namespace Shop.Silo.Tests.Mail;

public sealed class MailTemplatesTests
{
    private static readonly Dictionary<string, string> _data = new() { ["name"] = "Anna", ["token"] = "abc.def", ["shop"] = "https://shop.example" };

    [Theory]
    [InlineData("verify-email", "/account/verify#token=abc.def")]
    [InlineData("already-registered", "/account/forgot")]
    [InlineData("reset-password", "/account/reset#token=abc.def")]
    [InlineData("staff-invitation", "/account/reset#token=abc.def")]
    [InlineData("password-changed", "/account/forgot")]
    [InlineData("change-email", "/account/email#token=abc.def")]
    [InlineData("email-changed", "/account/help")]
    public void each_has_a_subject_a_greeting_and_its_link(string template, string link)
    {
        var mail = MailTemplates.Fill(Guid.NewGuid(), template, "anna@example.com", _data);

        mail.Subject.ShouldNotBeNullOrWhiteSpace();
        mail.Body.ShouldStartWith("Hello Anna,\n");
        mail.Body.ShouldContain($"\nhttps://shop.example{link}\n");
        mail.Body.ShouldNotContain("{{");
    }

    [Fact]
    public void a_name_of_several_lines_becomes_one()
    {
        var data = new Dictionary<string, string>(_data) { ["name"] = "Anna,\n\nyou have won: https://evil.example\n\nDear" };

        MailTemplates.Fill(Guid.NewGuid(), "verify-email", "anna@example.com", data).Body
            .ShouldStartWith("Hello Anna,  you have won: https://evil.example  Dear,\n");
    }

    [Fact]
    public void an_unknown_text_and_a_missing_word_are_errors()
    {
        Should.Throw<KeyNotFoundException>(() => MailTemplates.Fill(Guid.NewGuid(), "../secrets", "anna@example.com", _data));
        Should.Throw<KeyNotFoundException>(() => MailTemplates.Fill(Guid.NewGuid(), "verify-email", "anna@example.com", new Dictionary<string, string>()));
    }
}
