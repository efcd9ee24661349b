using System.Text.Json;
using System.Text.Json.Serialization;
using Shop.Checkout;

namespace Shop.Silo.Checkout;

/// <summary>How checkouts are written as JSON; the compiler generates it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredCheckout))]
[JsonSerializable(typeof(Address))]
[JsonSerializable(typeof(Shop.Catalog.OptionChoice[]))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class CheckoutJson : JsonSerializerContext;
