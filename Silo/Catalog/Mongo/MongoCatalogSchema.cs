using MongoDB.Bson;
using MongoDB.Driver;

namespace Shop.Silo.Catalog.Mongo;

/// <summary>The collections of the catalog, with their indexes and rules: made once a process, before the first use.</summary>
internal sealed class MongoCatalogSchema(IMongoDatabase database)
{
    private const string Products = "products";
    private const string Categories = "categories";

    // What the programs rely on; the rest is checked by ProductRules, which a schema here would only repeat.
    private static readonly BsonDocument _productRules = BsonDocument.Parse("""
        { "$jsonSchema": { "bsonType": "object",
          "required": ["_id", "version", "change", "slug", "title", "variants"],
          "properties": {
            "_id": { "bsonType": "string", "pattern": "^prod-[0-9a-f]{32}$" },
            "version": { "bsonType": "long", "minimum": 1 },
            "change": { "bsonType": "binData" },
            "slug": { "bsonType": "string" },
            "title": { "bsonType": "string" },
            "variants": { "bsonType": "array", "minItems": 1, "items": { "bsonType": "object", "required": ["sku", "price"],
              "properties": { "sku": { "bsonType": "string" }, "price": { "bsonType": "object", "required": ["amount", "currency"],
                "properties": { "amount": { "bsonType": "string" }, "currency": { "bsonType": "string" } } } } } } } } }
        """);

    private static readonly BsonDocument _categoryRules = BsonDocument.Parse("""
        { "$jsonSchema": { "bsonType": "object", "required": ["_id", "version", "change", "items"],
          "properties": { "version": { "bsonType": "long", "minimum": 1 }, "items": { "bsonType": "array" } } } }
        """);

    private readonly Lock _gate = new();
    private Task? _made;

    /// <summary>The products.</summary>
    public Task<IMongoCollection<BsonDocument>> ProductsAsync(CancellationToken cancellationToken) => OpenAsync(Products, cancellationToken);

    /// <summary>The tree of categories.</summary>
    public Task<IMongoCollection<BsonDocument>> CategoriesAsync(CancellationToken cancellationToken) => OpenAsync(Categories, cancellationToken);

    private async Task<IMongoCollection<BsonDocument>> OpenAsync(string name, CancellationToken cancellationToken)
    {
        await MadeAsync().WaitAsync(cancellationToken);
        return database.GetCollection<BsonDocument>(name);
    }

    /// <summary>Shared by all who come meanwhile; who comes after a failure tries again.</summary>
    private Task MadeAsync()
    {
        lock (_gate)
        {
            return _made is null or { IsFaulted: true } or { IsCanceled: true } ? _made = MakeAsync(CancellationToken.None) : _made;
        }
    }

    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        await MakeAsync(Products, _productRules, cancellationToken);
        await MakeAsync(Categories, _categoryRules, cancellationToken);
        var keys = Builders<BsonDocument>.IndexKeys;
        await database.GetCollection<BsonDocument>(Products).Indexes.CreateManyAsync(
            [
                new(keys.Ascending("slug"), new CreateIndexOptions { Unique = true }),
                new(keys.Ascending("variants.sku"), new CreateIndexOptions { Unique = true }),
                new(keys.Ascending(MongoDocuments.Change), new CreateIndexOptions { Unique = true }),
                new(keys.Ascending("categories")),
            ],
            cancellationToken);
    }

    // Rules are set anew each time, so that those of this build hold; old documents that break them stay readable.
    private async Task MakeAsync(string name, BsonDocument rules, CancellationToken cancellationToken)
    {
        try
        {
            await database.CreateCollectionAsync(name, cancellationToken: cancellationToken);
        }
        catch (MongoCommandException exception) when (exception.CodeName == "NamespaceExists")
        {
        }

        var command = new BsonDocument { { "collMod", name }, { "validator", rules }, { "validationLevel", "moderate" } };
        await database.RunCommandAsync<BsonDocument>(command, cancellationToken: cancellationToken);
    }
}
