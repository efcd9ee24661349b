using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace Shop.Api.Limits;

/// <summary>The proxies in front of the process: section <c>Proxies</c>.</summary>
public sealed class ProxySettings : IValidatableObject
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "Proxies";

    /// <summary>
    /// Networks (<c>10.0.0.0/8</c>, several apart by commas) whose word about where a request comes from is taken. Nobody's by
    /// default: whoever reaches the process directly could say anything, and get around every limit by address.
    /// </summary>
    [Required(AllowEmptyStrings = true)]
    public string Trusted { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Split().All(network => IPNetwork.TryParse(network, out _)))
        {
            yield return new ValidationResult($"{Section}.{nameof(Trusted)} must be networks as 10.0.0.0/8, apart by commas.");
        }
    }

    internal IEnumerable<string> Split() => Trusted.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>Checks <see cref="ProxySettings"/> by its own rule.</summary>
[OptionsValidator]
public sealed partial class ProxySettingsValidator : IValidateOptions<ProxySettings>;
