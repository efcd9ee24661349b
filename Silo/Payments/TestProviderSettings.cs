using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Shop.Silo.Payments;

/// <summary>Where the test payment provider is: section <c>Payments:Test</c>. Without an address the shop doesn't offer it.</summary>
public sealed class TestProviderSettings : IValidatableObject
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "Payments:Test";

    /// <summary>Its address; empty for none.</summary>
    public string Url { get; set; } = "";

    /// <summary>What we show it as a bearer token.</summary>
    public string ApiKey { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Url.Length > 0 && !(Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            yield return new ValidationResult($"{Section}:{nameof(Url)} must be an address by http or https.");
        }

        if (Url.Length > 0 && ApiKey.Length == 0)
        {
            yield return new ValidationResult($"{Section}:{nameof(ApiKey)} is missing.");
        }
    }
}

/// <summary>Checks <see cref="TestProviderSettings"/> by its own rules.</summary>
[OptionsValidator]
public sealed partial class TestProviderSettingsValidator : IValidateOptions<TestProviderSettings>;
