namespace Shop.Mail;

/// <summary>Sends mail. A port: SMTP in earnest, a table in development.</summary>
public interface IMailer
{
    /// <summary>Hands one mail over. Where that is cut off it may have been sent; whoever calls sends it once more.</summary>
    /// <exception cref="Exception">It couldn't be handed over.</exception>
    Task SendAsync(MailMessage message, CancellationToken cancellationToken);
}
