namespace Shop.Silo.Mail;

/// <summary>A mail that this process is to send.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Template">Which text.</param>
/// <param name="Language">In which language.</param>
/// <param name="Recipient">To whom.</param>
/// <param name="Data">What is filled in: a JSON object of texts.</param>
public sealed record ClaimedMail(Guid Id, string Template, string Language, string Recipient, string Data);
