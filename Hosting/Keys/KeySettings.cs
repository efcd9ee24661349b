using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Shop.Hosting.Keys;

/// <summary>
/// What the keys of data protection are themselves encrypted by, in PostgreSQL: section <c>DataProtection</c>, the same on silos and Apis.
/// </summary>
public sealed class KeySettings : IValidatableObject
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "DataProtection";

    /// <summary>A certificate with its private key, a PKCS #12 file; empty for none: then whoever reads the database reads the keys.</summary>
    public string CertificatePath { get; set; } = "";

    /// <summary>The file whose first line is its password; empty for none.</summary>
    public string CertificatePasswordFile { get; set; } = "";

    /// <summary>The one before, which opens the keys that were encrypted by it, with the same password; empty for none.</summary>
    public string FormerCertificatePath { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var path in new[] { CertificatePath, CertificatePasswordFile, FormerCertificatePath })
        {
            if (path.Length > 0 && !File.Exists(path))
            {
                yield return new ValidationResult($"{Section}: there is no file {path}.");
            }
        }

        if (CertificatePath.Length == 0 && (CertificatePasswordFile.Length > 0 || FormerCertificatePath.Length > 0))
        {
            yield return new ValidationResult($"{Section}.{nameof(CertificatePath)} is missing.");
        }
    }
}

/// <summary>Checks <see cref="KeySettings"/> by its own rules.</summary>
[OptionsValidator]
public sealed partial class KeySettingsValidator : IValidateOptions<KeySettings>;
