using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using Shop.Catalog;

namespace Shop.Silo.DemoCatalog;

/// <summary>What the demo catalog has in PostgreSQL beside the documents, wherever these are: written by COPY.</summary>
internal sealed class DemoRows(NpgsqlDataSource database)
{
    private const string Actor = "demo";

    // Tidying up reads all that was written: a minute for a million products.
    private const int TidyTimeoutSeconds = 300;

    // The record of how it came took effect, and search shows it.
    private const short TookEffect = 1;

    /// <summary>The change that made a product: it has the product's own number, so that doing it again is the same change.</summary>
    public static Guid ChangeOf(ProductDocument document) => Guid.ParseExact(document.Id.Value.AsSpan("prod-".Length), "N");

    /// <summary>Which seed's catalog is there, and how much of it.</summary>
    public async Task<(long Seed, int Products)> ProgressAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT seed, products FROM shop.demo_catalog");
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? (row.GetInt64(0), row.GetInt32(1)) : (0, 0);
    }

    /// <summary>Adds the rows of these products, numbered from <paramref name="from"/>, and notes them as loaded: all or nothing.</summary>
    public async Task AddAsync(long seed, int from, ImmutableArray<ProductDocument> products, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await WaitForUsAsync(connection, transaction, cancellationToken);
        await AddProductsAsync(connection, products, cancellationToken);
        await AddVariantsAsync(connection, seed, from, products, cancellationToken);
        await using var note = new NpgsqlCommand(
            """
            INSERT INTO shop.demo_catalog (only_one, seed, products) VALUES (true, $1, $2)
            ON CONFLICT (only_one) DO UPDATE SET products = excluded.products
            """,
            connection,
            transaction)
        {
            Parameters = { new NpgsqlParameter<long> { TypedValue = seed }, new NpgsqlParameter<int> { TypedValue = from + products.Length } },
        };
        await note.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    // The rows are made here while they are sent. On a busy machine that stops for longer than the second that a transaction may stand
    // idle otherwise; nobody waits for what this one has locked, its own new rows.
    private static async Task WaitForUsAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SET LOCAL idle_in_transaction_session_timeout = '30s'", connection, transaction);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Merges what GIN indexes have put off, and counts what planners go by.</summary>
    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        NpgsqlConnection.ClearPool(connection); // it isn't used again with this patience

        // It may have to wait for PostgreSQL's own tidying to give way, which takes a second.
        await using var patience = new NpgsqlCommand("SET lock_timeout = '60s'", connection);
        await patience.ExecuteNonQueryAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            "VACUUM (ANALYZE) shop.search_products, shop.search_phrases, shop.search_facets, shop.product_documents, shop.product_slugs, shop.product_skus, shop.stock_items",
            connection)
        {
            CommandTimeout = TidyTimeoutSeconds,
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task AddProductsAsync(NpgsqlConnection connection, ImmutableArray<ProductDocument> products, CancellationToken cancellationToken)
    {
        await CopyAsync(connection, "product_slugs (slug, product_id)", products, async (row, product) =>
        {
            await row.WriteAsync(product.Slug, NpgsqlDbType.Text, cancellationToken);
            await row.WriteAsync(product.Id.Value, NpgsqlDbType.Text, cancellationToken);
        }, cancellationToken);
        await CopyAsync(connection, "catalog_changes (id, subject, version, actor, operation, kind, state, projected)", products, async (row, product) =>
        {
            await row.WriteAsync(ChangeOf(product), NpgsqlDbType.Uuid, cancellationToken);
            await row.WriteAsync(product.Id.Value, NpgsqlDbType.Text, cancellationToken);
            await row.WriteAsync(product.Version, NpgsqlDbType.Bigint, cancellationToken);
            await row.WriteAsync(Actor, NpgsqlDbType.Text, cancellationToken);
            await row.WriteAsync(ChangeOf(product), NpgsqlDbType.Uuid, cancellationToken);
            await row.WriteAsync((short)ChangeKind.Demo, NpgsqlDbType.Smallint, cancellationToken);
            await row.WriteAsync(TookEffect, NpgsqlDbType.Smallint, cancellationToken);
            await row.WriteAsync(true, NpgsqlDbType.Boolean, cancellationToken);
        }, cancellationToken);
    }

    private static async Task AddVariantsAsync(
        NpgsqlConnection connection, long seed, int from, ImmutableArray<ProductDocument> products, CancellationToken cancellationToken)
    {
        var variants = products
            .SelectMany((product, i) => product.Variants.Select((variant, place) => (product.Id, variant.Sku, OnHand: DemoStock.OnHand(seed, from + i, place))))
            .ToList();
        await CopyAsync(connection, "product_skus (sku, product_id)", variants, async (row, one) =>
        {
            await row.WriteAsync(one.Sku.Value, NpgsqlDbType.Text, cancellationToken);
            await row.WriteAsync(one.Id.Value, NpgsqlDbType.Text, cancellationToken);
        }, cancellationToken);
        await CopyAsync(connection, "stock_items (sku, on_hand)", variants, async (row, one) =>
        {
            await row.WriteAsync(one.Sku.Value, NpgsqlDbType.Text, cancellationToken);
            await row.WriteAsync(one.OnHand, NpgsqlDbType.Integer, cancellationToken);
        }, cancellationToken);
    }

    private static async Task CopyAsync<T>(
        NpgsqlConnection connection, string into, IEnumerable<T> items, Func<NpgsqlBinaryImporter, T, Task> write, CancellationToken cancellationToken)
    {
        await using var rows = await connection.BeginBinaryImportAsync($"COPY shop.{into} FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var item in items)
        {
            await rows.StartRowAsync(cancellationToken);
            await write(rows, item);
        }

        await rows.CompleteAsync(cancellationToken);
    }
}
