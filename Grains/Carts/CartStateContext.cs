using System.Text.Json.Serialization;

namespace Shop.Carts;

/// <summary>How <see cref="CartState"/> is turned into JSON.</summary>
[JsonSerializable(typeof(CartState))]
internal sealed partial class CartStateContext : JsonSerializerContext;
