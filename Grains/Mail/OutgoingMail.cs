using System.Collections.Immutable;

namespace Shop.Mail;

/// <summary>A mail that is to be sent: a row of the outbox, written with what causes it.</summary>
/// <param name="Template">Which text.</param>
/// <param name="Language">In which of <see cref="MailLanguages"/>.</param>
/// <param name="Recipient">To whom: an address as its holder wrote it.</param>
/// <param name="Data">What is filled in, by name. Several texts stand below each other.</param>
public sealed record OutgoingMail(string Template, string Language, string Recipient, ImmutableSortedDictionary<string, ImmutableArray<string>> Data);
