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

    /// <summary>Whether the connection has to be encrypted by STARTTLS (RFC 3207); a server that doesn't offer it gets no mail then.</summary>
    public bool SmtpTls { get; set; } = true;

    /// <summary>Who we are to the server; nobody where it asks for nothing.</summary>
    public string? SmtpUser { get; set; }

    /// <summary>The password of <see cref="SmtpUser"/>.</summary>
    public string? SmtpPassword { get; set; }

    /// <summary>Instead of it, the file whose first line it is, as orchestrators mount secrets.</summary>
    public string? SmtpPasswordFile { get; set; }

    /// <summary>Whom mail comes from.</summary>
    [Required]
    public string From { get; set; } = "Orleans.Shop <shop@localhost>";

    /// <summary>Where the shop is for its customers: what links in mail begin with.</summary>
    [Required]
    public string PublicUrl { get; set; } = "http://127.0.0.1:8080";

    // "SMTP over TLS" of RFC 8314, encrypted before the first word.
    private const int ImplicitTlsPort = 465;

    /// <summary>The password, wherever it stands.</summary>
    /// <exception cref="IOException">Its file can't be read.</exception>
    public string? ReadPassword() => SmtpPasswordFile is null ? SmtpPassword : File.ReadLines(SmtpPasswordFile).FirstOrDefault();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var fault in FaultsOfSmtp())
        {
            yield return new ValidationResult($"{Section}.{fault}");
        }

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

    private IEnumerable<string> FaultsOfSmtp()
    {
        if (SmtpHost is not null && SmtpPort == ImplicitTlsPort)
        {
            yield return $"{nameof(SmtpPort)}: on port {ImplicitTlsPort} servers expect TLS from the first byte, which isn't spoken here; use 587 with STARTTLS.";
        }

        if (SmtpPassword is not null && SmtpPasswordFile is not null)
        {
            yield return $"{nameof(SmtpPassword)} and {nameof(SmtpPasswordFile)} exclude each other.";
        }
        else if (SmtpPasswordFile is not null && !File.Exists(SmtpPasswordFile))
        {
            yield return $"{nameof(SmtpPasswordFile)}: there is no file {SmtpPasswordFile}.";
        }

        if ((SmtpUser is null) != ((SmtpPassword ?? SmtpPasswordFile) is null))
        {
            yield return $"{nameof(SmtpUser)} and {nameof(SmtpPassword)} (or {nameof(SmtpPasswordFile)}) are needed together.";
        }
        else if (SmtpUser is not null && !SmtpTls && !IsThisMachine)
        {
            yield return $"{nameof(SmtpTls)}: a password isn't sent in the clear to another machine.";
        }
    }

    private bool IsThisMachine => SmtpHost == "localhost" || (System.Net.IPAddress.TryParse(SmtpHost, out var address) && System.Net.IPAddress.IsLoopback(address));
}

/// <summary>Checks <see cref="MailSettings"/> by its attributes and its own rules.</summary>
[OptionsValidator]
public sealed partial class MailSettingsValidator : IValidateOptions<MailSettings>;
