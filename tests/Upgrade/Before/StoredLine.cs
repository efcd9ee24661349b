using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Upgrade;

/// <summary>A line as it is stored.</summary>
public sealed record StoredLine
{
    /// <summary>The thing.</summary>
    public string Sku { get; init; } = "";

    /// <summary>How many.</summary>
    public int Quantity { get; init; }

    /// <summary>What another version has stored.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
