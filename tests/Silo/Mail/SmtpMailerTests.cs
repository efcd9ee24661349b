using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Options;
using Shop.Silo.Mail;
using MailMessage = Shop.Mail.MailMessage;

namespace Shop.Silo.Tests.Mail;

/// <summary>Against a server that speaks SMTP over a socket.</summary>
public sealed class SmtpMailerTests
{
    private static readonly MailMessage _mail = new(
        Guid.CreateVersion7(), "anna@example.com", "de", "Bitte bestätigen", "Guten Tag Anna,\n\nhttps://shop.example/\n", "<!doctype html><p>Guten Tag, schöne Anna");

    [Fact]
    public async Task a_mail_arrives_under_its_name_as_text_and_as_html()
    {
        await using var server = new SmtpServer();

        await Mailer(server).SendAsync(_mail, CancellationToken.None);

        var said = string.Join('\n', server.Said);
        said.ShouldContain("MAIL FROM:<shop@shop.example>");
        said.ShouldContain("RCPT TO:<anna@example.com>");
        var taken = server.Taken.ShouldHaveSingleItem();
        taken.ShouldContain($"Message-ID: <{_mail.Id:N}@shop.example>", Case.Insensitive);
        taken.ShouldContain("Content-Language: de", Case.Insensitive);
        var parts = taken.Split(taken.Split("boundary=")[1].Split('\n')[0].Trim('"'))[2..];
        (parts[0].Contains("text/plain", StringComparison.Ordinal), parts[1].Contains("text/html", StringComparison.Ordinal)).ShouldBe((true, true));
        TextOf(parts[0]).ReplaceLineEndings("\n").ShouldBe(_mail.Body);
        TextOf(parts[1]).ShouldBe(_mail.Html);
    }

    [Fact]
    public async Task a_recipient_cannot_add_headers() => await Should.ThrowAsync<FormatException>(() =>
        new SmtpMailer(new MailSettings { SmtpHost = "127.0.0.1", SmtpPort = 1, SmtpTls = false }).SendAsync(
            _mail with { Recipient = "anna@example.com\r\nBcc: all@example.com" }, CancellationToken.None));

    [Fact]
    public async Task a_server_that_cannot_encrypt_gets_no_mail()
    {
        await using var server = new SmtpServer();

        await Should.ThrowAsync<SmtpException>(() => Mailer(server, settings => settings.SmtpTls = true).SendAsync(_mail, CancellationToken.None));

        server.Said.ShouldNotContain(line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task the_password_is_read_from_its_file()
    {
        await using var server = new SmtpServer();
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "open sesame\n");

        await Mailer(server, settings => (settings.SmtpUser, settings.SmtpPasswordFile) = ("shop", file)).SendAsync(_mail, CancellationToken.None);

        server.Said.ShouldContain($"AUTH login {Base64("shop")}");
        server.Said.ShouldContain(Base64("open sesame"));
        File.Delete(file);
    }

    [Theory]
    [InlineData("Mail.SmtpPort: on port 465", "SmtpPort", "465")]
    [InlineData("Mail.SmtpUser and SmtpPassword (or SmtpPasswordFile) are needed together", "SmtpUser", "shop")]
    [InlineData("Mail.SmtpUser and SmtpPassword (or SmtpPasswordFile) are needed together", "SmtpPassword", "x")]
    [InlineData("Mail.SmtpPasswordFile: there is no file /nowhere/password", "SmtpUser", "shop", "SmtpPasswordFile", "/nowhere/password")]
    [InlineData("Mail.SmtpPassword and SmtpPasswordFile exclude each other", "SmtpUser", "shop", "SmtpPassword", "x", "SmtpPasswordFile", "/dev/null")]
    [InlineData("Mail.SmtpTls: a password isn't sent in the clear", "SmtpUser", "shop", "SmtpPassword", "x", "SmtpTls", "false")]
    [InlineData("Mail.From must be an address", "From", "nobody")]
    public void a_wrong_setting_stops_the_start_by_its_name(string told, params string[] settings)
    {
        var given = settings.Chunk(2).Select(static pair => ($"Mail:{pair[0]}", pair[1]));

        var refusal = Should.Throw<OptionsValidationException>(() => SiloProcess.Build("postgres://h/d", [("Mail:SmtpHost", "smtp.example.com"), .. given]));

        refusal.Failures.ShouldHaveSingleItem().ShouldContain(told);
    }

    private static SmtpMailer Mailer(SmtpServer server, Action<MailSettings>? change = null)
    {
        var settings = new MailSettings { SmtpHost = "127.0.0.1", SmtpPort = server.Port, SmtpTls = false, From = "Shop <shop@shop.example>" };
        change?.Invoke(settings);
        return new SmtpMailer(settings);
    }

    // The two encodings that the client chooses from (RFC 2045, 6).
    private static string TextOf(string part)
    {
        var (head, end) = (part[..part.IndexOf("\n\n", StringComparison.Ordinal)], part.LastIndexOf("\n--", StringComparison.Ordinal));
        var body = part[(head.Length + 2)..end];
        if (head.Contains("base64", StringComparison.OrdinalIgnoreCase))
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(body));
        }

        var bytes = new List<byte>();
        body = body.Replace("=\n", "", StringComparison.Ordinal);
        for (var at = 0; at < body.Length; at++)
        {
            var isCode = body[at] == '=';
            bytes.Add(isCode ? Convert.FromHexString(body.AsSpan(at + 1, 2))[0] : (byte)body[at]);
            at += isCode ? 2 : 0;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
