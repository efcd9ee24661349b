using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Shop.Hosting.Tls;

/// <summary>
/// How silos and Apis encrypt what they say to each other: section <c>Tls</c>. Off where no file is named. Both sides show a
/// certificate (mutual TLS): whoever has none of the authority's is turned away.
/// </summary>
public sealed class TlsSettings : IValidatableObject
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "Tls";

    /// <summary>The file of this process's certificate, in PEM.</summary>
    public string? Certificate { get; set; }

    /// <summary>The file of its private key, in PEM, not encrypted.</summary>
    public string? Key { get; set; }

    /// <summary>The file of the authorities whose certificates are accepted, in PEM; no other is.</summary>
    public string? Authority { get; set; }

    /// <summary>The DNS name that silos' certificates are for, whatever their addresses: they come and go.</summary>
    [Required, StringLength(253)]
    public string Host { get; set; } = "silo";

    /// <summary>Whether it is on.</summary>
    public bool IsOn => Certificate is not null;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var files = new[] { Certificate, Key, Authority };
        if (!Array.TrueForAll(files, string.IsNullOrEmpty) && Array.Exists(files, string.IsNullOrEmpty))
        {
            yield return new ValidationResult($"{Section}: {nameof(Certificate)}, {nameof(Key)} and {nameof(Authority)} are needed together.");
        }
    }
}

/// <summary>Checks <see cref="TlsSettings"/> by its attributes and its own rules.</summary>
[OptionsValidator]
public sealed partial class TlsSettingsValidator : IValidateOptions<TlsSettings>;
