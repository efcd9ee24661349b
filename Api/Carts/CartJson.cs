using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Shop.Api.Carts;

/// <summary>
/// Carts as JSON, the same as any other answer, but for the products in them: their text is made once a change of the product
/// instead of once a line of every cart.
/// </summary>
internal sealed class CartJson
{
    private readonly JsonSerializerOptions _options;

    /// <summary>As the API writes everything.</summary>
    public CartJson(IOptions<JsonOptions> json)
    {
        var plain = json.Value.SerializerOptions;
        _options = new JsonSerializerOptions(plain) { Converters = { new Ready(plain) } };
    }

    /// <summary>The JSON in UTF-8.</summary>
    public byte[] Write(CartAnswer cart) => JsonSerializer.SerializeToUtf8Bytes(cart, _options);

    private sealed class Ready(JsonSerializerOptions plain) : JsonConverter<CartProductAnswer>
    {
        public override CartProductAnswer? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<CartProductAnswer>(ref reader, plain);

        public override void Write(Utf8JsonWriter writer, CartProductAnswer value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Json ??= JsonSerializer.SerializeToUtf8Bytes(value, plain), skipInputValidation: true);
    }
}
