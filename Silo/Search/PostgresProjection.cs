using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Shop.Catalog;

namespace Shop.Silo.Search;

/// <summary>What shoppers search in, in PostgreSQL: the tables of <c>120_search.sql</c>.</summary>
internal sealed class PostgresProjection(NpgsqlDataSource database) : ICatalogProjection
{
    // A statement of more is split: it would hold its rows' locks, and memory for its texts, for too long.
    private const int BatchMax = 500;

    // A batch takes some 100 ms; behind an index that is being tidied up, or on a slow disk, a few seconds.
    private const int TimeoutSeconds = 30;

    private readonly FacetNumbers _facets = new(database);

    /// <inheritdoc/>
    public async Task ProjectAsync(ImmutableArray<ProductDocument> documents, CancellationToken cancellationToken)
    {
        if (documents.IsDefaultOrEmpty)
        {
            return;
        }

        var categories = await ReadCategoriesAsync(cancellationToken);
        // Of one product only the newest version can be written, and by one statement only once.
        var rows = documents.GroupBy(static one => one.Id).Select(static one => one.MaxBy(version => version.Version)!)
            .Select(document => SearchRow.Of(document, categories)).ToList();
        var numbers = await _facets.OfAsync(rows.SelectMany(static row => row.Facets), cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection) { Timeout = TimeoutSeconds };
        // By category: what is searched together lies together, on a fraction of the pages.
        foreach (var part in rows.OrderBy(static row => row.Facets[0].Value, StringComparer.Ordinal).ThenBy(static row => row.Id).Chunk(BatchMax))
        {
            batch.BatchCommands.Add(Write(part, numbers));
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task ProjectAsync(CategoryTree categories, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(categories);
        await using var write = database.CreateCommand(ProjectionSql.WriteCategories);
        write.Parameters.Add(new NpgsqlParameter<long> { TypedValue = categories.Version });
        write.Parameters.Add(new NpgsqlParameter<string>
        {
            TypedValue = JsonSerializer.Serialize(categories.Items, JsonSerializerOptions.Web),
            NpgsqlDbType = NpgsqlDbType.Jsonb,
        });
        await write.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<IReadOnlyDictionary<string, Category>> ReadCategoriesAsync(CancellationToken cancellationToken)
    {
        await using var read = database.CreateCommand(ProjectionSql.ReadCategories);
        return await read.ExecuteScalarAsync(cancellationToken) is string json
            ? JsonSerializer.Deserialize<Category[]>(json, JsonSerializerOptions.Web)!.ToDictionary(static one => one.Id)
            : ImmutableDictionary<string, Category>.Empty;
    }

    private static NpgsqlBatchCommand Write(SearchRow[] rows, IReadOnlyDictionary<SearchFacet, int> numbers)
    {
        var phrases = rows.SelectMany(static row => row.Phrases.Select(phrase => (row.Id, Phrase: phrase))).ToList();
        var command = new NpgsqlBatchCommand(ProjectionSql.Write);
        void Add<T>(IEnumerable<T> values) => command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. values] });
        Add(rows.Select(static row => row.Id));
        Add(rows.Select(static row => row.Version));
        Add(rows.Select(static row => row.IsActive));
        Add(rows.Select(static row => row.Price));
        Add(rows.Select(static row => row.Rating));
        Add(rows.Select(static row => row.Popularity));
        Add(rows.Select(static row => row.Created));
        // Rows of different length are no array for PostgreSQL; as text they are.
        Add(rows.Select(row => $"{{{string.Join(',', row.Facets.Select(facet => numbers[facet].ToString(CultureInfo.InvariantCulture)))}}}"));
        Add(rows.Select(static row => row.Title));
        Add(rows.Select(static row => row.Brand));
        Add(rows.Select(static row => row.Labels));
        Add(rows.Select(static row => row.Description));
        Add(rows.Select(static row => row.Card));
        Add(phrases.Select(static one => one.Id));
        Add(phrases.Select(static one => one.Phrase.Kind));
        Add(phrases.Select(static one => one.Phrase.Key));
        Add(phrases.Select(static one => one.Phrase.Target));
        Add(phrases.Select(static one => one.Phrase.Text));
        return command;
    }
}
