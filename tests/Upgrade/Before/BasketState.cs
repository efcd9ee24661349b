using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Upgrade;

/// <summary>A basket as it is stored.</summary>
public sealed record BasketState
{
    /// <summary>What is in it.</summary>
    public IReadOnlyList<StoredLine> Lines { get; init; } = [];

    /// <summary>What another version has stored.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
