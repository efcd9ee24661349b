namespace Shop.Api.Idempotency;

/// <summary>The headers by which clients name their calls, and learn that one was made before.</summary>
public static class IdempotencyHeaders
{
    /// <summary>A client's name for a call, that it sends again when it repeats the call.</summary>
    public const string Key = "Idempotency-Key";

    /// <summary><c>true</c> on the answer to a repeat.</summary>
    public const string Replayed = "Idempotent-Replayed";

    /// <summary>Characters of a key: what the API promises to take, and more than any scheme of ids needs.</summary>
    public const int KeyLengthMax = 255;
}
