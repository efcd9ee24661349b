using System.Text.Json.Serialization;

namespace Shop.Carts;

/// <summary>How <see cref="ShopperState"/> is turned into JSON.</summary>
[JsonSerializable(typeof(ShopperState))]
internal sealed partial class ShopperStateContext : JsonSerializerContext;
