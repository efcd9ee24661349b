using System.Text.Json;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using Shop.Catalog;

namespace Shop.Silo.Catalog.Mongo;

/// <summary>
/// The catalog's documents as BSON and back, by way of their JSON: what a newer version has added comes through, and both stores
/// hold the same.
/// </summary>
internal static class MongoDocuments
{
    /// <summary>The id's name in every collection.</summary>
    public const string Id = "_id";

    /// <summary>The version's name.</summary>
    public const string Version = "version";

    /// <summary>The name of the change's id.</summary>
    public const string Change = "change";

    private const string JsonId = "id";

    private static readonly JsonWriterSettings _relaxed = new() { OutputMode = JsonOutputMode.RelaxedExtendedJson };

    /// <summary>A Guid as RFC 9562 has it, whatever the driver's default is.</summary>
    public static BsonBinaryData Binary(Guid value) => new(value, GuidRepresentation.Standard);

    /// <summary>A product's document.</summary>
    public static BsonDocument Of(StoredProduct product)
    {
        var bson = Parse(CatalogJson.SerializeToText(product.Document));
        bson.Remove(JsonId);
        bson.InsertAt(0, new BsonElement(Id, product.Document.Id.Value));
        bson[Version] = product.Document.Version; // 64 bits, which the number in the JSON needn't have become
        bson[Change] = Binary(product.Change);
        return bson;
    }

    /// <summary>The product of a document.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static StoredProduct ProductOf(BsonDocument bson)
    {
        var change = TakeChange(bson);
        bson[JsonId] = bson[Id];
        bson.Remove(Id);
        bson[Version] = bson[Version].ToInt64();
        return new StoredProduct(CatalogJson.DeserializeText(bson.ToJson(_relaxed)), change);
    }

    /// <summary>The categories' document.</summary>
    public static BsonDocument Of(StoredCategories categories)
    {
        var bson = Parse(CatalogJson.Serialize(categories.Tree));
        bson.InsertAt(0, new BsonElement(Id, ICategoryTreeGrain.Key));
        bson[Version] = categories.Tree.Version;
        bson[Change] = Binary(categories.Change);
        return bson;
    }

    /// <summary>The categories of a document.</summary>
    public static StoredCategories CategoriesOf(BsonDocument bson)
    {
        var change = TakeChange(bson);
        bson.Remove(Id);
        return new StoredCategories(CatalogJson.DeserializeCategories(bson.ToJson(_relaxed)), change);
    }

    private static BsonDocument Parse(string json) => BsonSerializer.Deserialize<BsonDocument>(json);

    private static Guid TakeChange(BsonDocument bson)
    {
        var change = bson[Change].AsBsonBinaryData.ToGuid(GuidRepresentation.Standard);
        bson.Remove(Change);
        return change;
    }
}
