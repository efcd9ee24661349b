using System.Text.Encodings.Web;
using System.Text.Json;
using Shop.Api.Json;
using Shop.Catalog;

namespace Shop.Api.Catalog;

/// <summary>A product's JSON for shoppers, written once a change instead of once a request.</summary>
internal static class ProductJson
{
    private static readonly JsonSerializerOptions _options = Options();

    /// <summary>The JSON in UTF-8.</summary>
    public static byte[] Write(ProductView view) => JsonSerializer.SerializeToUtf8Bytes(ProductAnswer.Of(view), _options);

    private static JsonSerializerOptions Options()
    {
        // HTML and other scripts' letters as they are: the answer is application/json with nosniff, never part of a page.
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        ApiJson.Apply(options);
        return options;
    }
}
