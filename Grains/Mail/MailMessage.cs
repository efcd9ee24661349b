namespace Shop.Mail;

/// <summary>A mail as it is sent: the same twice, as plain text and as HTML.</summary>
/// <param name="Id">Names it: a mail that is sent twice has the same one, so that mail programs show it once.</param>
/// <param name="Recipient">The address.</param>
/// <param name="Language">Of <see cref="MailLanguages"/>.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Lines, ended by a line feed.</param>
/// <param name="Html">A whole document, which loads nothing.</param>
public sealed record MailMessage(Guid Id, string Recipient, string Language, string Subject, string Body, string Html);
