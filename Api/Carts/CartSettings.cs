using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Shop.Api.Carts;

/// <summary>How carts are shown: section <c>Carts</c>.</summary>
public sealed class CartSettings : IValidatableObject
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "Carts";

    /// <summary>The currency of an empty cart's zero, by its three letters; others have that of their lines.</summary>
    [Required]
    public string Currency { get; set; } = "USD";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Shop.Currency.TryParse(Currency, out _))
        {
            yield return new ValidationResult($"{Section}.{nameof(Currency)} must be a currency of ISO 4217, such as USD.");
        }
    }
}

/// <summary>Checks <see cref="CartSettings"/> by its own rule.</summary>
[OptionsValidator]
public sealed partial class CartSettingsValidator : IValidateOptions<CartSettings>;
