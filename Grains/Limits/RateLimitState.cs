using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Limits;

/// <summary>A count as it is stored.</summary>
internal sealed record RateLimitState
{
    /// <summary>When all that was taken will have been refilled, by the database's clock.</summary>
    public DateTimeOffset FullAt { get; init; }

    /// <summary>What a newer version has stored: it is kept, for the time when that version reads it again.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>How <see cref="RateLimitState"/> is turned into JSON.</summary>
[JsonSerializable(typeof(RateLimitState))]
internal sealed partial class RateLimitStateContext : JsonSerializerContext;
