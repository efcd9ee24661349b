using System.Collections.Concurrent;
using Npgsql;

namespace Shop.Silo.Search;

/// <summary>The numbers of facets: made where they are missing, remembered because they never change.</summary>
internal sealed class FacetNumbers(NpgsqlDataSource database)
{
    // Some 20 MB: a catalog with more different values than that would have to ask the database again and again.
    private const int RememberedMax = 200_000;

    // Rows of values come in one order, so that two that make the same ones wait for each other and never in a ring.
    private const string Sql = """
        INSERT INTO shop.search_facets (name, value)
        SELECT name, value FROM unnest($1::text[], $2::text[]) AS given(name, value)
        WHERE NOT EXISTS (SELECT FROM shop.search_facets known WHERE known.name = given.name AND known.value = given.value)
        ORDER BY name, value
        ON CONFLICT DO NOTHING
        """;

    private const string ReadSql = """
        SELECT id, name, value FROM shop.search_facets JOIN unnest($1::text[], $2::text[]) AS given(name, value) USING (name, value)
        """;

    private readonly ConcurrentDictionary<SearchFacet, int> _known = new();

    /// <summary>The number of each of them.</summary>
    public async Task<IReadOnlyDictionary<SearchFacet, int>> OfAsync(IEnumerable<SearchFacet> facets, CancellationToken cancellationToken)
    {
        var numbers = new Dictionary<SearchFacet, int>();
        var missing = new List<SearchFacet>();
        foreach (var facet in facets)
        {
            if (_known.TryGetValue(facet, out var number))
            {
                numbers[facet] = number;
            }
            else
            {
                missing.Add(facet);
            }
        }

        if (missing.Count > 0)
        {
            await MakeAsync([.. missing.Distinct().OrderBy(static one => one.Name, StringComparer.Ordinal).ThenBy(static one => one.Value, StringComparer.Ordinal)], numbers, cancellationToken);
        }

        return numbers;
    }

    private async Task MakeAsync(List<SearchFacet> facets, Dictionary<SearchFacet, int> numbers, CancellationToken cancellationToken)
    {
        string[] names = [.. facets.Select(static one => one.Name)];
        string[] values = [.. facets.Select(static one => one.Value)];
        await using var insert = database.CreateCommand(Sql);
        insert.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = names });
        insert.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = values });
        await insert.ExecuteNonQueryAsync(cancellationToken);

        // A statement of its own: one that was made by another session meanwhile is seen only by a later one.
        await using var read = database.CreateCommand(ReadSql);
        read.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = names });
        read.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = values });
        await using var rows = await read.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var facet = new SearchFacet(rows.GetString(1), rows.GetString(2));
            numbers[facet] = rows.GetInt32(0);
            if (_known.Count < RememberedMax)
            {
                _known[facet] = rows.GetInt32(0);
            }
        }
    }
}
