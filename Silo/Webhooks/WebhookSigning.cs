using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Shop.Webhooks;

namespace Shop.Silo.Webhooks;

/// <summary>
/// The signature of a delivery, by each of the secrets that are good: <c>Webhook-Signature: t=…,v1=HMAC-SHA256(secret, t + "." + body)</c> in
/// hexadecimal digits, or, where the partner wants that, the one of the
/// <see href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks specification</see>,
/// 1.0: <c>webhook-signature: v1,HMAC-SHA256(key, id + "." + t + "." + body)</c> in base64. HMAC is RFC 2104's; <c>webhook-id</c> and
/// <c>webhook-timestamp</c> are the specification's in either case. Whoever receives it computes the same, and refuses what is older
/// than some minutes.
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

    /// <summary>The value of the signature's header as Standard Webhooks has it.</summary>
    public static string SignStandard(string id, DateTimeOffset at, ReadOnlySpan<byte> body, params ReadOnlySpan<string?> secrets)
    {
        var signatures = new List<string>();
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{Seconds(at)}."), .. body];
        foreach (var secret in secrets)
        {
            if (secret is not null)
            {
                signatures.Add($"v1,{Convert.ToBase64String(HMACSHA256.HashData(KeyOf(secret), signed))}");
            }
        }

        return string.Join(' ', signatures);
    }

    // The key is what the text stands for: base64, whose letters for 62 and 63 were those of addresses in secrets made before.
    private static byte[] KeyOf(string secret)
    {
        var text = secret.StartsWith(WebhookLimits.SecretPrefix, StringComparison.Ordinal) ? secret[WebhookLimits.SecretPrefix.Length..] : secret;
        var padded = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        padded = padded.PadRight((padded.Length + 3) / 4 * 4, '=');
        var key = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, key, out var length) ? key[..length] : Encoding.UTF8.GetBytes(text);
    }

    /// <summary>The value of the timestamp's header.</summary>
    public static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
