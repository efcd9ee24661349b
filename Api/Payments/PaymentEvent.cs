using System.Text.Json;
using Shop.Checkout;

namespace Shop.Api.Payments;

/// <summary>
/// What a provider tells: that something became of a payment. What became of it is asked for at the provider, so that the order in
/// which events come doesn't matter.
/// </summary>
/// <param name="Id">The provider's name for the event: the same on each repeat. 1–255 characters.</param>
/// <param name="Key">Our name for the payment. 1–255 characters.</param>
internal sealed record PaymentEvent(string Id, string Key)
{
    private const int LengthMax = 255;

    /// <summary>The checkout whose payment it is; null where it is none of ours.</summary>
    public CheckoutId? Checkout => CheckoutId.TryParse(Key[..Math.Max(Key.LastIndexOf('-'), 0)], out var id) ? id : null;

    /// <summary>Reads a signed body; further members are the provider's business. Null where it can't be one.</summary>
    public static PaymentEvent? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && Text(root, "id") is { } id && Text(root, "key") is { } key ? new PaymentEvent(id, key) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // PostgreSQL's text can't hold U+0000.
    private static string? Text(JsonElement body, string member) =>
        body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 and <= LengthMax } text && !text.Contains('\0', StringComparison.Ordinal)
            ? text
            : null;
}
