using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.Extensions.Options;

namespace Shop.Api.Payments;

/// <summary>What providers sign their events with: section <c>PaymentWebhooks</c>. Without its secret a provider's events are 404.</summary>
public sealed class PaymentWebhookSettings : IValidatableObject
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "PaymentWebhooks";

    // As many as the hash has: a shorter one could be guessed.
    private const int SecretLengthMin = 32;

    /// <summary>The test provider's secret: 32 characters at least; empty where the shop doesn't work with it.</summary>
    public string TestSecret { get; set; } = "";

    /// <summary>The secret of a provider; null where its events aren't taken.</summary>
    public byte[]? SecretOf(string provider) => provider == "test" && TestSecret.Length > 0 ? Encoding.UTF8.GetBytes(TestSecret) : null;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TestSecret.Length is > 0 and < SecretLengthMin)
        {
            yield return new ValidationResult($"{Section}:{nameof(TestSecret)} must have {SecretLengthMin} characters at least.");
        }
    }
}

/// <summary>Checks <see cref="PaymentWebhookSettings"/> by its own rule.</summary>
[OptionsValidator]
public sealed partial class PaymentWebhookSettingsValidator : IValidateOptions<PaymentWebhookSettings>;
