namespace Shop.Api.Idempotency;

/// <summary>An answer as it is stored.</summary>
/// <param name="Status">200–499.</param>
/// <param name="ContentType">Null where there is no body.</param>
/// <param name="Location">Of what was created.</param>
/// <param name="Tag">The ETag of what was shown.</param>
/// <param name="Body">As it was sent, before compression.</param>
internal sealed record StoredAnswer(int Status, string? ContentType, string? Location, string? Tag, byte[] Body);

/// <summary>What is known of a call by its key.</summary>
/// <param name="IsOurs">Whether this call is to be carried out: it is the first, or the first one's process is gone.</param>
/// <param name="IsSameRequest">Whether the key has named the same request before.</param>
/// <param name="Answer">What the first try was answered; null while it is under way.</param>
internal readonly record struct KnownCall(bool IsOurs, bool IsSameRequest, StoredAnswer? Answer);
