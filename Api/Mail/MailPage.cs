using System.Collections.Immutable;

namespace Shop.Api.Mail;

/// <summary>The mails of the mailbox.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="Next">None: older ones are of no interest.</param>
public sealed record MailPage(ImmutableArray<SentMail> Items, string? Next);
