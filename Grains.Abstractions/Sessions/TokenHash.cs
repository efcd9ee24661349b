using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Shop.Sessions;

/// <summary>
/// SHA-256 of a secret, in base64. The secrets are 256 random bits made by the Api: they leave it only to the client, grains and
/// storage see their hashes, and no salt or slow hash is needed for what can't be guessed.
/// </summary>
[GenerateSerializer, Immutable, Alias("shop.sessions.TokenHash"), JsonConverter(typeof(TokenHashJsonConverter))]
public readonly record struct TokenHash
{
    private const int Bytes = 32;

    [Id(0)]
    private readonly string? _value;

    private TokenHash(string text) => _value = text;

    /// <summary>The text; empty for the default value, which no secret has.</summary>
    public string Value => _value ?? "";

    /// <summary>The hash of a secret.</summary>
    public static TokenHash Of(ReadOnlySpan<byte> secret)
    {
        Span<byte> hash = stackalloc byte[Bytes];
        SHA256.HashData(secret, hash);
        return new TokenHash(Convert.ToBase64String(hash));
    }

    /// <summary>Reads one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TokenHash hash)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        var isValid = text is not null && Convert.TryFromBase64String(text, bytes, out var length) && length == Bytes;
        hash = isValid ? new TokenHash(text!) : default;
        return isValid;
    }

    /// <summary>Whether both are the same, in a time that doesn't tell how far they agree. The default value is like none.</summary>
    public bool Matches(TokenHash other) => _value is not null && other._value is not null
        && CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(_value.AsSpan()), MemoryMarshal.AsBytes(other._value.AsSpan()));

    /// <summary>A few characters: enough to tell two apart in a test's message, useless to anybody else.</summary>
    public override string ToString() => Value.Length < 6 ? "none" : Value[..6];
}
