using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Carts;

/// <summary>A line of a cart as it is stored.</summary>
internal sealed record StoredLine
{
    /// <summary>The thing.</summary>
    public Sku Sku { get; init; }

    /// <summary>1–<see cref="CartLimits.MaxQuantity"/>.</summary>
    public int Quantity { get; init; }

    /// <inheritdoc cref="CartLine" path="/param[@name='SeenPrice']/node()"/>
    public Money? SeenPrice { get; init; }

    /// <inheritdoc cref="CartState.Unknown"/>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
