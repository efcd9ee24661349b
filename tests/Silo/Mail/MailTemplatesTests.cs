using System.Collections.Immutable;
using Shop.Mail;
using Shop.Silo.Mail;

namespace Shop.Silo.Tests.Mail;

public sealed class MailTemplatesTests
{
    private static readonly Guid _id = Guid.CreateVersion7();

    private static readonly Dictionary<string, ImmutableArray<string>> _data = new()
    {
        ["name"] = ["Anna"],
        ["token"] = ["abc.def"],
        ["shop"] = ["https://shop.example"],
    };

    [Theory]
    [InlineData("verify-email", "/account/verify#token=abc.def")]
    [InlineData("already-registered", "/account/forgot")]
    [InlineData("reset-password", "/account/reset#token=abc.def")]
    [InlineData("staff-invitation", "/account/reset#token=abc.def")]
    [InlineData("password-changed", "/account/forgot")]
    [InlineData("change-email", "/account/email#token=abc.def")]
    [InlineData("email-changed", "/account/help")]
    public void each_has_a_subject_a_greeting_and_its_link_in_each_language(string template, string link)
    {
        foreach (var (language, greeting) in new[] { ("en", "Hello Anna,"), ("de", "Guten Tag Anna,") })
        {
            var mail = MailTemplates.Fill(Claimed(template, language), _data);

            (mail.Id, mail.Language, mail.Recipient).ShouldBe((_id, language, "anna@example.com"));
            mail.Subject.ShouldNotBeNullOrWhiteSpace();
            mail.Body.ShouldStartWith($"{greeting}\n\n");
            mail.Body.ShouldContain($"\nhttps://shop.example{link}\n");
            mail.Html.ShouldContain($"<p>{greeting}</p>");
            mail.Html.ShouldContain($"<p><a href=\"https://shop.example{link}\">https://shop.example{link}</a></p>");
            (mail.Body + mail.Html).ShouldNotContain("{{");
        }
    }

    [Fact]
    public void every_mail_is_there_in_every_language()
    {
        var names = typeof(MailTemplates).Assembly.GetManifestResourceNames().Where(name => name.Contains(".Mail.Templates.", StringComparison.Ordinal))
            .Select(name => name.Split("Templates.")[1].Split('/')).ToLookup(parts => parts[0], parts => parts[1]);

        names.Select(language => language.Key).ShouldBe(MailLanguages.All, ignoreOrder: true);
        names["de"].ShouldBe(names["en"], ignoreOrder: true);
        names["en"].Count().ShouldBe(12);
    }

    [Fact]
    public void a_language_that_there_is_none_in_is_the_usual_one() =>
        MailTemplates.Fill(Claimed("verify-email", "tlh"), _data).ShouldSatisfyAllConditions(
            mail => mail.Language.ShouldBe("en"), mail => mail.Body.ShouldStartWith("Hello Anna,"));

    [Fact]
    public void a_name_of_several_lines_becomes_one_and_is_no_html()
    {
        var data = new Dictionary<string, ImmutableArray<string>>(_data) { ["name"] = ["Anna,\n\n<b>you have won</b>: https://evil.example\n\nDear"] };

        var mail = MailTemplates.Fill(Claimed("verify-email"), data);

        mail.Body.ShouldStartWith("Hello Anna,  <b>you have won</b>: https://evil.example  Dear,\n");
        mail.Html.ShouldContain("&lt;b&gt;you have won&lt;/b&gt;: https://evil.example");
        mail.Html.ShouldNotContain("href=\"https://evil");
    }

    [Fact]
    public void an_unknown_text_and_a_missing_word_are_errors()
    {
        Should.Throw<KeyNotFoundException>(() => MailTemplates.Fill(Claimed("../secrets"), _data));
        Should.Throw<KeyNotFoundException>(() => MailTemplates.Fill(Claimed("verify-email"), ImmutableDictionary<string, ImmutableArray<string>>.Empty));
    }

    private static ClaimedMail Claimed(string template, string language = "en") => new(_id, template, language, "anna@example.com", "{}");
}
