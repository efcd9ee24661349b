using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace Shop.Hosting.Health;

/// <summary>A port for probes and operators, beside the one for shoppers: section <c>Health</c>.</summary>
public sealed class HealthSettings : IValidatableObject
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "Health";

    /// <summary>The port of <c>/health/live</c>, <c>/health/ready</c> and <c>/metrics</c>, over HTTP; 0 for none.</summary>
    [Range(0, 65535)]
    public int Port { get; set; }

    /// <summary>The address that it listens on. Other than loopback only where a prober comes from outside.</summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IPAddress.TryParse(Address, out _))
        {
            yield return new ValidationResult($"{Section}.{nameof(Address)} must be an IP address.");
        }
    }
}

/// <summary>Checks <see cref="HealthSettings"/> by its attributes and its own rules.</summary>
[OptionsValidator]
public sealed partial class HealthSettingsValidator : IValidateOptions<HealthSettings>;
