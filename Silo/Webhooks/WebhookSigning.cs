using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Shop.Silo.Webhooks;

/// <summary>
/// The signature of a delivery: <c>Webhook-Signature: t=…,v1=HMAC-SHA256(secret, t + "." + body)</c> in hexadecimal digits, by each of the
/// secrets that are good. HMAC is RFC 2104's; <c>webhook-id</c> and <c>webhook-timestamp</c> are those of the Standard Webhooks
/// specification, 1.0. Whoever receives it computes the same, and refuses what is older than some minutes.
/// </summary>
internal static class WebhookSigning
{
    /// <summary>The event's id.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>When it was signed: seconds since 1970.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>The signatures.</summary>
    public const string SignatureHeader = "webhook-signature";

    /// <summary>The value of the signature's header.</summary>
    public static string Sign(DateTimeOffset at, ReadOnlySpan<byte> body, params ReadOnlySpan<string?> secrets)
    {
        var value = new StringBuilder($"t={Seconds(at)}");
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{Seconds(at)}."), .. body];
        foreach (var secret in secrets)
        {
            if (secret is not null)
            {
                value.Append(",v1=").Append(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed)));
            }
        }

        return value.ToString();
    }

    /// <summary>The value of the timestamp's header.</summary>
    public static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
