using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Shop.Silo.Mail;

/// <summary>How mail leaves: section <c>Mail</c>. With neither a mailbox nor an SMTP server it waits in the outbox.</summary>
public sealed class MailSettings : IValidatableObject
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "Mail";

    /// <summary>Whether mail is kept in a table, for development, instead of being sent.</summary>
    public bool Mailbox { get; set; }

    /// <summary>The SMTP server.</summary>
    public string? SmtpHost { get; set; }

    /// <summary>Its port; 587 is the one for submission (RFC 6409).</summary>
    [Range(1, 65535)]
    public int SmtpPort { get; set; } = 587;

    /// <summary>Whether the connection has to be encrypted by STARTTLS.</summary>
    public bool SmtpTls { get; set; } = true;

    /// <summary>Who we are to the server; nobody where it asks for nothing.</summary>
    public string? SmtpUser { get; set; }

    /// <summary>The password of <see cref="SmtpUser"/>.</summary>
    public string? SmtpPassword { get; set; }

    /// <summary>Whom mail comes from.</summary>
    [Required]
    public string From { get; set; } = "Orleans.Shop <shop@localhost>";

    /// <summary>Where the shop is for its customers: what links in mail begin with.</summary>
    [Required]
    public string PublicUrl { get; set; } = "http://127.0.0.1:8080";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Mailbox && SmtpHost is not null)
        {
            yield return new ValidationResult($"{Section}: {nameof(Mailbox)} and {nameof(SmtpHost)} exclude each other.");
        }

        if (!Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            yield return new ValidationResult($"{Section}.{nameof(PublicUrl)} must begin with https:// or http://.");
        }

        if (!System.Net.Mail.MailAddress.TryCreate(From, out _))
        {
            yield return new ValidationResult($"{Section}.{nameof(From)} must be an address: Name <name@host>.");
        }
    }
}

/// <summary>Checks <see cref="MailSettings"/> by its attributes and its own rules.</summary>
[OptionsValidator]
public sealed partial class MailSettingsValidator : IValidateOptions<MailSettings>;
