using Microsoft.Extensions.Options;

namespace Shop.Api.Mail;

/// <summary>Whether mail can be looked at: section <c>Mail</c>. For development only: whoever sees the page sees everybody's links.</summary>
public sealed class MailboxSettings
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "Mail";

    /// <summary>Whether <c>/dev/mailbox</c> is there; the silos' setting of the same name fills it.</summary>
    public bool Mailbox { get; set; }
}

/// <summary>Accepts any <see cref="MailboxSettings"/>: there is no rule but that the value is one.</summary>
public sealed class MailboxSettingsValidator : IValidateOptions<MailboxSettings>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, MailboxSettings options) => ValidateOptionsResult.Success;
}
