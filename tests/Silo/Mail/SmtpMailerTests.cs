using Shop.Mail;
using Shop.Silo.Mail;

namespace Shop.Silo.Tests.Mail;

public sealed class SmtpMailerTests
{
    [Fact]
    public async Task a_mail_arrives_with_its_name_and_as_plain_text()
    {
        await using var server = new SmtpServer();
        var mailer = new SmtpMailer(new MailSettings { SmtpHost = "127.0.0.1", SmtpPort = server.Port, SmtpTls = false, From = "Shop <shop@shop.example>" });
        var id = Guid.CreateVersion7();

        await mailer.SendAsync(new MailMessage(id, "anna@example.com", "Please confirm", "Hello Anna,\n\nhttps://shop.example/\n"), CancellationToken.None);

        var said = await server.Received;
        said.ShouldContain("MAIL FROM:<shop@shop.example>");
        said.ShouldContain("RCPT TO:<anna@example.com>");
        said.ShouldContain($"Message-ID: <{id:N}@shop.example>", Case.Insensitive);
        said.ShouldContain("Subject: Please confirm");
        said.ShouldContain("text/plain");
    }

    [Fact]
    public async Task a_recipient_cannot_add_headers() => await Should.ThrowAsync<FormatException>(() =>
        new SmtpMailer(new MailSettings { SmtpHost = "127.0.0.1", SmtpPort = 1, SmtpTls = false }).SendAsync(
            new MailMessage(Guid.NewGuid(), "anna@example.com\r\nBcc: all@example.com", "s", "b"), CancellationToken.None));
}
