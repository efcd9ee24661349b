using System.Security.Cryptography;
using System.Text;

namespace Shop.Api.Payments;

/// <summary>
/// A webhook's signature: <c>Webhook-Signature: t=…,v1=HMAC-SHA256(secret, t + "." + body)</c>, in hexadecimal digits. There may be
/// several <c>v1</c>, while a secret is being changed.
/// </summary>
/// <remarks>
/// How old the signature is doesn't count: an event is taken once, by its id, and what it says is asked for at the provider. A
/// window of time would only lose events where the two clocks differ.
/// </remarks>
public static class WebhookSignature
{
    /// <summary>The header.</summary>
    public const string Header = "Webhook-Signature";

    // Two secrets at a time, and room for another scheme.
    private const int LengthMax = 512;

    /// <summary>Whether whoever wrote the header knows the secret, and means this body.</summary>
    public static bool IsValid(string? header, ReadOnlySpan<byte> body, ReadOnlySpan<byte> secret)
    {
        if (header is not { Length: > 0 and <= LengthMax })
        {
            return false;
        }

        var parts = header.Split(',', StringSplitOptions.TrimEntries);
        if (parts.FirstOrDefault(static part => part.StartsWith("t=", StringComparison.Ordinal)) is not { Length: > 2 } time)
        {
            return false;
        }

        var expected = Compute(time[2..], body, secret);
        var isValid = false;
        foreach (var part in parts)
        {
            isValid |= part.StartsWith("v1=", StringComparison.Ordinal)
                && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(part[3..].ToLowerInvariant()), expected);
        }

        return isValid;
    }

    private static byte[] Compute(string time, ReadOnlySpan<byte> body, ReadOnlySpan<byte> secret)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hash.AppendData(Encoding.UTF8.GetBytes($"{time}."));
        hash.AppendData(body);
        return Encoding.UTF8.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
