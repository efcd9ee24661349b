namespace Shop.Api.Mail;

/// <summary>A mail that would have been sent.</summary>
/// <param name="Id">Its name.</param>
/// <param name="SentAt">When.</param>
/// <param name="Recipient">To whom.</param>
/// <param name="Subject">About what.</param>
/// <param name="Body">What it says: plain text.</param>
public sealed record SentMail(Guid Id, DateTimeOffset SentAt, string Recipient, string Subject, string Body);
