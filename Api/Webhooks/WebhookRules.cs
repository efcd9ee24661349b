using System.Buffers.Text;
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

    /// <summary>What is wrong with an address and a choice of events; null stands for what they are already.</summary>
    public static Validation Validate(this Validation validation, string? url, IReadOnlyList<string>? events, WebhookSettings settings) => validation
        .That(
            url is null || WebhookTarget.IsAllowed(url, settings.AllowPrivate),
            "/url", "This is an address by https that isn't in a private network, without user and fragment.")
        .That(
            events is null || (events.Count > 0 && events.Distinct().Count() == events.Count && events.All(static one => WebhookEvents.All.Contains(one))),
            "/events", $"These are one or more of {string.Join(", ", WebhookEvents.All)}, each once.");

    /// <summary>A new secret; its beginning says what it is to whoever finds it where it shouldn't be.</summary>
    public static string NewSecret() => $"whsec_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}";

    /// <summary>412: it was changed by somebody else.</summary>
    public static ProblemHttpResult Changed() => Problem.Of(
        StatusCodes.Status412PreconditionFailed, "precondition_failed", "The webhook has been changed since.");
}
