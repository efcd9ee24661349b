using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Shop.Sessions;

namespace Shop.Api.Sessions;

/// <summary>
/// What a client proves its session with: the digits of the session's id, a dot, and secrets of 256 random bits in base64url.
/// An access token and a cookie have one secret; a refresh token has the one of its family and its own.
/// </summary>
/// <param name="Session">Whose it is.</param>
/// <param name="Secret">The bits.</param>
internal sealed record SessionToken(SessionId Session, ReadOnlyMemory<byte> Secret)
{
    /// <summary>Bytes of one secret.</summary>
    public const int SecretBytes = 32;

    private const string IdPrefix = "session-";
    private const int IdDigits = 32;

    /// <summary>What the session's grain knows of an access token.</summary>
    public TokenHash Hash => TokenHash.Of(Secret.Span);

    /// <summary>What the session's grain knows of a refresh token's family.</summary>
    public TokenHash FamilyHash => TokenHash.Of(Secret.Span[..SecretBytes]);

    /// <summary>What the session's grain knows of a refresh token itself.</summary>
    public TokenHash OwnHash => TokenHash.Of(Secret.Span[SecretBytes..]);

    /// <summary>A new access token.</summary>
    public static SessionToken New(SessionId session) => new(session, RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>A new refresh token of a new family.</summary>
    public static SessionToken NewRefresh(SessionId session) => new(session, RandomNumberGenerator.GetBytes(2 * SecretBytes));

    /// <summary>The refresh token that follows this one.</summary>
    public SessionToken NextRefresh() => new(Session, (byte[])[.. Secret.Span[..SecretBytes], .. RandomNumberGenerator.GetBytes(SecretBytes)]);

    /// <summary>Reads an access token.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out SessionToken? token) =>
        TryParse(text, SecretBytes, out token);

    /// <summary>Reads a refresh token.</summary>
    public static bool TryParseRefresh([NotNullWhen(true)] string? text, [NotNullWhen(true)] out SessionToken? token) =>
        TryParse(text, 2 * SecretBytes, out token);

    /// <summary>What the client is given, once.</summary>
    public string Reveal() => $"{Session.Value.AsSpan(IdPrefix.Length)}.{Base64Url.EncodeToString(Secret.Span)}";

    /// <summary>The session only: a secret in a log would be none.</summary>
    public override string ToString() => Session.Value;

    private static bool TryParse(string? text, int bytes, out SessionToken? token)
    {
        token = null;
        if (text is null || text.Length != IdDigits + 1 + Base64Url.GetEncodedLength(bytes) || text[IdDigits] != '.')
        {
            return false;
        }

        var secret = new byte[bytes];
        if (!SessionId.TryParse(IdPrefix + text[..IdDigits], out var session)
            || !Base64Url.TryDecodeFromChars(text.AsSpan(IdDigits + 1), secret, out var length) || length != bytes)
        {
            return false;
        }

        token = new SessionToken(session, secret);
        return true;
    }
}
