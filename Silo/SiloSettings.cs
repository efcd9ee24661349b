using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace Shop.Silo;

/// <summary>How one silo runs: section <c>Silo</c> of the configuration.</summary>
public sealed class SiloSettings : IValidatableObject
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "Silo";

    /// <summary>What operators call this silo.</summary>
    [Required, StringLength(64), RegularExpression("[^@]*", ErrorMessage = "Silo.Name can't contain '@'.")]
    public string Name { get; set; } = "silo";

    /// <summary>The zone of the machine, a part of a region that fails by itself: small letters, digits and dashes, 32 at most. For operators.</summary>
    [StringLength(32), RegularExpression("[a-z0-9-]*", ErrorMessage = "Silo.Zone has small letters, digits and dashes only.")]
    public string? Zone { get; set; }

    /// <summary>The cluster that it belongs to: silos with the same id share the grains.</summary>
    [Required, StringLength(150)]
    public string ClusterId { get; set; } = "shop";

    /// <summary>Whose state it works on: the same through every upgrade and new cluster.</summary>
    [Required, StringLength(150)]
    public string ServiceId { get; set; } = "shop";

    /// <summary>The address at which other silos and clients reach this one.</summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The port for other silos.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 11111;

    /// <summary>The port for clients.</summary>
    [Range(1, 65535)]
    public int GatewayPort { get; set; } = 30000;

    /// <summary>The port of <c>/health/live</c>, <c>/health/ready</c> and <c>/metrics</c>, over HTTP.</summary>
    [Range(1, 65535)]
    public int HealthPort { get; set; } = 11180;

    /// <summary>The address that the health port listens on. Other than loopback only where a prober comes from outside.</summary>
    [Required]
    public string HealthAddress { get; set; } = "127.0.0.1";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, address) in new[] { (nameof(Address), Address), (nameof(HealthAddress), HealthAddress) })
        {
            if (!IPAddress.TryParse(address, out _))
            {
                yield return new ValidationResult($"{Section}.{name} must be an IP address.");
            }
        }

        if (Port == GatewayPort || Port == HealthPort || GatewayPort == HealthPort)
        {
            yield return new ValidationResult($"{Section}: {nameof(Port)}, {nameof(GatewayPort)} and {nameof(HealthPort)} must differ.");
        }
    }
}

/// <summary>Checks <see cref="SiloSettings"/> by its attributes and its own rules.</summary>
[OptionsValidator]
public sealed partial class SiloSettingsValidator : IValidateOptions<SiloSettings>;
