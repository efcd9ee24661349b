using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Api.Problems;
using Shop.Hosting.Webhooks;
using Shop.Webhooks;

namespace Shop.Api.Webhooks;

/// <summary>What adding and changing a webhook have in common.</summary>
internal static class WebhookRules
{
    // As long as what HMAC-SHA256 makes of it.
    private const int SecretBytes = 32;

    /// <summary>What is wrong with an address, a choice of events and a way to sign; null stands for what they are already.</summary>
    public static Validation Validate(this Validation validation, string? url, IReadOnlyList<string>? events, string? signing, WebhookSettings settings) => validation
        .That(
            url is null || WebhookTarget.IsAllowed(url, settings.AllowPrivate),
            "/url", "This is an address by https that isn't in a private network, without user and fragment.")
        .That(
            events is null || (events.Count > 0 && events.Distinct().Count() == events.Count && events.All(static one => WebhookEvents.All.Contains(one))),
            "/events", $"These are one or more of {string.Join(", ", WebhookEvents.All)}, each once.")
        .That(signing is null || WebhookSignings.All.Contains(signing), "/signing", $"This is one of {string.Join(", ", WebhookSignings.All)}.");

    /// <summary>A new secret, as Standard Webhooks writes them down: base64, with its padding.</summary>
    public static string NewSecret() => $"{WebhookLimits.SecretPrefix}{Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes))}";

    /// <summary>412: it was changed by somebody else.</summary>
    public static ProblemHttpResult Changed() => Problem.Of(
        StatusCodes.Status412PreconditionFailed, "precondition_failed", "The webhook has been changed since.");
}
