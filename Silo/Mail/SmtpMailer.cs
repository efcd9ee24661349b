using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Shop.Mail;

namespace Shop.Silo.Mail;

/// <summary>
/// Sends mail by SMTP, with the framework's own client: to a relay with STARTTLS and a password. That is all that it can (no TLS from the
/// first byte, no OAuth, a connection for each mail), and all that is needed; the libraries that do more aren't on every feed.
/// </summary>
public sealed class SmtpMailer(MailSettings settings) : IMailer
{
    /// <inheritdoc/>
    /// <remarks>It ends well exactly where the server has taken the mail (250 after its last line), whatever becomes of the connection.</remarks>
    public async Task SendAsync(Shop.Mail.MailMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var client = new SmtpClient(settings.SmtpHost, settings.SmtpPort)
        {
            EnableSsl = settings.SmtpTls,
            DeliveryFormat = SmtpDeliveryFormat.International,
            Credentials = settings.SmtpUser is null ? null : new NetworkCredential(settings.SmtpUser, settings.ReadPassword()),
        };
        using var mail = Compose(message);
        await client.SendMailAsync(mail, cancellationToken);
    }

    // multipart/alternative (RFC 2046, 5.1.4): the plain text first, the better one last.
    private System.Net.Mail.MailMessage Compose(Shop.Mail.MailMessage message)
    {
        var mail = new System.Net.Mail.MailMessage(new MailAddress(settings.From), new MailAddress(message.Recipient))
        {
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = message.Body,
            BodyEncoding = Encoding.UTF8,
        };
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(message.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        mail.Headers.Add("Message-ID", $"<{message.Id:N}@{mail.From!.Host}>");
        mail.Headers.Add("Content-Language", message.Language);
        mail.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office answers
        return mail;
    }
}
