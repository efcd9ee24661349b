using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Sessions;

/// <summary>Which sessions an account has, as it is stored. What each is, it says itself.</summary>
internal sealed record CustomerSessionsState
{
    /// <summary>Every one that may not have ended, oldest first.</summary>
    public ImmutableArray<SessionId> Sessions { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What a newer version has stored: it is kept, for the time when that version reads it again.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
