using System.Security.Cryptography;
using System.Text;

namespace Shop;

/// <summary>
/// Names one change that a caller asked for, so that asking again after a lost reply doesn't change twice.
/// </summary>
/// <param name="Value">The name: 128 bits, whatever length the caller's own key has.</param>
[GenerateSerializer, Immutable, Alias("shop.OperationId")]
public readonly record struct OperationId([property: Id(0)] Guid Value)
{
    /// <summary>A new one, for callers that brought no key of their own.</summary>
    public static OperationId New() => new(Guid.NewGuid());

    /// <summary>The one that belongs to a caller's own key (its <c>Idempotency-Key</c>): always the same for the same text.</summary>
    public static OperationId Of(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new OperationId(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16), bigEndian: true));
    }
}
