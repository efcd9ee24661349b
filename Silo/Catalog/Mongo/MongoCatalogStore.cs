using MongoDB.Bson;
using MongoDB.Driver;
using Shop.Catalog;

namespace Shop.Silo.Catalog.Mongo;

/// <summary>
/// The catalog's documents in MongoDB: one BSON document a product, as its JSON has it, under the product's id. Writers are fenced
/// by the version in the filter of the replacement, a first write by the id's unique index.
/// </summary>
/// <remarks>
/// The driver repeats a write whose answer was lost (retryable writes), and MongoDB knows it by its transaction number: it isn't
/// carried out twice. Writes are acknowledged by a majority and reads see what a majority has, so that a failover takes nothing
/// back.
/// </remarks>
internal sealed class MongoCatalogStore(IMongoDatabase database) : ICatalogStore
{
    private const string DefaultDatabase = "shop";

    private static readonly ReplaceOptions _firstWrite = new() { IsUpsert = true };
    private static readonly BulkWriteOptions _unordered = new() { IsOrdered = false };

    private readonly MongoCatalogSchema _schema = new(database);

    /// <summary>Opens the database that an address names.</summary>
    /// <exception cref="MongoConfigurationException">The address can't be read.</exception>
    public static IMongoDatabase Open(string address)
    {
        var url = MongoUrl.Create(address);
        var settings = MongoClientSettings.FromUrl(url);
        settings.RetryWrites = true;
        settings.RetryReads = true;
        settings.WriteConcern = WriteConcern.WMajority;
        settings.ReadConcern = ReadConcern.Majority;
        settings.ReadPreference = ReadPreference.Primary;
        settings.ServerSelectionTimeout = TimeSpan.FromSeconds(3); // a failover takes longer, and nobody waits so long
        settings.MaxConnectionPoolSize = 50;
        return new MongoClient(settings).GetDatabase(url.DatabaseName ?? DefaultDatabase);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredProduct?>> ReadAsync(IReadOnlyList<ProductId> ids, CancellationToken cancellationToken)
    {
        var products = await _schema.ProductsAsync(cancellationToken);
        var filter = Builders<BsonDocument>.Filter.In(MongoDocuments.Id, ids.Select(static id => id.Value).Distinct());
        var found = (await products.Find(filter).ToListAsync(cancellationToken))
            .Select(MongoDocuments.ProductOf).ToDictionary(static product => product.Document.Id);
        return [.. ids.Select(id => found.GetValueOrDefault(id))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<bool>> WriteAsync(IReadOnlyList<StoredProduct> products, CancellationToken cancellationToken)
    {
        var collection = await _schema.ProductsAsync(cancellationToken);
        try
        {
            await collection.BulkWriteAsync(products.Select(Replacement), _unordered, cancellationToken);
        }
        catch (MongoBulkWriteException<BsonDocument> exception)
            when (exception.WriteConcernError is null && exception.WriteErrors.All(static one => one.Category == ServerErrorCategory.DuplicateKey))
        {
            // Those that come second: first writes of an id that is there, and versions whose predecessor isn't there any more.
        }

        // Which of them stand there is what the change's id tells, also where an answer was lost on the way.
        var filter = Builders<BsonDocument>.Filter.In(MongoDocuments.Change, products.Select(static one => MongoDocuments.Binary(one.Change)));
        var ids = await collection.Find(filter).Project(Builders<BsonDocument>.Projection.Include(MongoDocuments.Change)).ToListAsync(cancellationToken);
        var written = ids.Select(static one => one[MongoDocuments.Change].AsGuid).ToHashSet();
        return [.. products.Select(product => written.Contains(product.Change))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredProduct>> PageAsync(ProductId after, int limit, CancellationToken cancellationToken)
    {
        var products = await _schema.ProductsAsync(cancellationToken);
        var page = await products.Find(Builders<BsonDocument>.Filter.Gt(MongoDocuments.Id, after.Value))
            .Sort(Builders<BsonDocument>.Sort.Ascending(MongoDocuments.Id)).Limit(limit).ToListAsync(cancellationToken);
        return [.. page.Select(MongoDocuments.ProductOf)];
    }

    /// <inheritdoc/>
    public async Task<StoredCategories> ReadCategoriesAsync(CancellationToken cancellationToken)
    {
        var trees = await _schema.CategoriesAsync(cancellationToken);
        var tree = await trees.Find(Builders<BsonDocument>.Filter.Eq(MongoDocuments.Id, ICategoryTreeGrain.Key)).FirstOrDefaultAsync(cancellationToken);
        return tree is null ? new StoredCategories(CategoryTree.Empty, Guid.Empty) : MongoDocuments.CategoriesOf(tree);
    }

    /// <inheritdoc/>
    public async Task<bool> WriteCategoriesAsync(StoredCategories categories, CancellationToken cancellationToken)
    {
        var trees = await _schema.CategoriesAsync(cancellationToken);
        try
        {
            var result = await trees.ReplaceOneAsync(
                Fence(ICategoryTreeGrain.Key, categories.Tree.Version),
                MongoDocuments.Of(categories),
                categories.Tree.Version == 1 ? _firstWrite : null,
                cancellationToken);
            return result.ModifiedCount == 1 || result.UpsertedId is not null;
        }
        catch (MongoWriteException exception) when (exception.WriteError?.Category == ServerErrorCategory.DuplicateKey)
        {
            return false;
        }
    }

    private static ReplaceOneModel<BsonDocument> Replacement(StoredProduct product) =>
        new(Fence(product.Document.Id.Value, product.Document.Version), MongoDocuments.Of(product)) { IsUpsert = product.Document.Version == 1 };

    // A first write finds no document of version 0, and is inserted: where the id is there already, its unique index refuses it.
    private static FilterDefinition<BsonDocument> Fence(string id, long version) =>
        Builders<BsonDocument>.Filter.Eq(MongoDocuments.Id, id) & Builders<BsonDocument>.Filter.Eq(MongoDocuments.Version, version - 1);
}
