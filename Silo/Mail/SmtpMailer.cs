using System.Net;
using System.Net.Mail;
using System.Text;
using Shop.Mail;

namespace Shop.Silo.Mail;

/// <summary>
/// Sends mail by SMTP, with the framework's own client: plain text to a relay with STARTTLS and a password is all that is needed,
/// and the libraries that do more aren't on every feed.
/// </summary>
public sealed class SmtpMailer(MailSettings settings) : IMailer
{
    /// <inheritdoc/>
    public async Task SendAsync(Shop.Mail.MailMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var client = new SmtpClient(settings.SmtpHost, settings.SmtpPort)
        {
            EnableSsl = settings.SmtpTls,
            DeliveryFormat = SmtpDeliveryFormat.International,
            Credentials = settings.SmtpUser is null ? null : new NetworkCredential(settings.SmtpUser, settings.SmtpPassword),
        };
        using var mail = new System.Net.Mail.MailMessage(new MailAddress(settings.From), new MailAddress(message.Recipient))
        {
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = message.Body,
            BodyEncoding = Encoding.UTF8,
            IsBodyHtml = false,
        };
        mail.Headers.Add("Message-ID", $"<{message.Id:N}@{mail.From!.Host}>");
        mail.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office answers
        await client.SendMailAsync(mail, cancellationToken);
    }
}
