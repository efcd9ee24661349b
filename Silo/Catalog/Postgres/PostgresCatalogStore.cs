using Npgsql;
using NpgsqlTypes;
using Shop.Catalog;

namespace Shop.Silo.Catalog.Postgres;

/// <summary>The catalog's documents in PostgreSQL, as JSONB; each call is one round trip, and one transaction where it writes.</summary>
internal sealed class PostgresCatalogStore(NpgsqlDataSource database) : ICatalogStore
{
    private const string ReadSql = "SELECT id, change, document FROM shop.product_documents WHERE id = ANY ($1)";

    private const string PageSql = "SELECT id, change, document FROM shop.product_documents WHERE id > $1 ORDER BY id LIMIT $2";

    // Rows are locked in the order of their ids, so that two batches never wait for each other in a circle.
    private const string UpdateSql = """
        WITH w AS (SELECT * FROM unnest($1, $2, $3, $4) AS w (id, version, change, document)),
        locked AS MATERIALIZED
        (
            SELECT d.id FROM shop.product_documents d JOIN w USING (id) WHERE d.version = w.version - 1 ORDER BY d.id FOR UPDATE OF d
        )
        UPDATE shop.product_documents d SET version = w.version, change = w.change, document = w.document::jsonb
        FROM w JOIN locked USING (id)
        WHERE d.id = w.id AND d.version = w.version - 1
        RETURNING d.id
        """;

    private const string InsertSql = """
        INSERT INTO shop.product_documents (id, version, change, document)
        SELECT id, version, change, document::jsonb FROM unnest($1, $2, $3, $4) AS w (id, version, change, document)
        WHERE version = 1 ORDER BY id
        ON CONFLICT DO NOTHING
        RETURNING id
        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredProduct?>> ReadAsync(IReadOnlyList<ProductId> ids, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ReadSql);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. ids.Select(static id => id.Value)] });
        var found = (await ReadAllAsync(command, cancellationToken)).ToDictionary(static product => product.Document.Id);
        return [.. ids.Select(id => found.GetValueOrDefault(id))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<bool>> WriteAsync(IReadOnlyList<StoredProduct> products, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(WriteCommand(InsertSql, products));
        if (products.Any(static product => product.Document.Version > 1))
        {
            batch.BatchCommands.Add(WriteCommand(UpdateSql, products));
        }

        var written = new HashSet<string>(StringComparer.Ordinal);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        do
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                written.Add(reader.GetString(0));
            }
        }
        while (await reader.NextResultAsync(cancellationToken));

        return [.. products.Select(product => written.Contains(product.Document.Id.Value))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredProduct>> PageAsync(ProductId after, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(PageSql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = after.Value });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        return await ReadAllAsync(command, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredCategories> ReadCategoriesAsync(CancellationToken cancellationToken) =>
        PostgresCategories.ReadAsync(database, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> WriteCategoriesAsync(StoredCategories categories, CancellationToken cancellationToken) =>
        PostgresCategories.WriteAsync(database, categories, cancellationToken);

    private static async Task<List<StoredProduct>> ReadAllAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var products = new List<StoredProduct>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            products.Add(new StoredProduct(CatalogJson.Deserialize(reader.GetFieldValue<byte[]>(2)), reader.GetGuid(1)));
        }

        return products;
    }

    private static NpgsqlBatchCommand WriteCommand(string sql, IReadOnlyList<StoredProduct> products)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. products.Select(static one => one.Document.Id.Value)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. products.Select(static one => one.Document.Version)] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. products.Select(static one => one.Change)] });
        command.Parameters.Add(new NpgsqlParameter
        {
            Value = products.Select(static one => CatalogJson.SerializeToText(one.Document)).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
        });
        return command;
    }
}
