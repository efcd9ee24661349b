using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Catalog;

/// <summary>
/// The catalog's documents as JSON, as they are stored and exported: camelCase, words with underscores for enums, money as
/// everywhere. What a newer version has added is kept.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ProductDocument))]
[JsonSerializable(typeof(CategoryTree))]
public sealed partial class CatalogJson : JsonSerializerContext
{
    /// <summary>The document's JSON in UTF-8.</summary>
    public static byte[] Serialize(ProductDocument document) => JsonSerializer.SerializeToUtf8Bytes(document, Default.ProductDocument);

    /// <summary>The document's JSON.</summary>
    public static string SerializeToText(ProductDocument document) => JsonSerializer.Serialize(document, Default.ProductDocument);

    /// <summary>Reads a document.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static ProductDocument Deserialize(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Default.ProductDocument) ?? throw new JsonException("The stored document is null.");

    /// <summary>Reads a document.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static ProductDocument DeserializeText(string json) =>
        JsonSerializer.Deserialize(json, Default.ProductDocument) ?? throw new JsonException("The stored document is null.");

    /// <summary>The categories' JSON.</summary>
    public static string Serialize(CategoryTree categories) => JsonSerializer.Serialize(categories, Default.CategoryTree);

    /// <summary>Reads the categories.</summary>
    /// <exception cref="JsonException">They are none.</exception>
    public static CategoryTree DeserializeCategories(string json) =>
        JsonSerializer.Deserialize(json, Default.CategoryTree) ?? throw new JsonException("The stored tree is null.");
}
