namespace Shop.Mail;

/// <summary>A mail as it is sent: plain text.</summary>
/// <param name="Id">Names it: a mail that is sent twice has the same one, so that mail programs show it once.</param>
/// <param name="Recipient">The address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Lines, ended by a line feed.</param>
public sealed record MailMessage(Guid Id, string Recipient, string Subject, string Body);
