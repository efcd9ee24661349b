using Npgsql;
using Shop.Api.Paging;

namespace Shop.Api.Search;

/// <summary>Asks the database for products.</summary>
internal sealed class Products(SearchDatabase database)
{
    /// <summary>One page of a list, without counts.</summary>
    public async Task<ProductPage> ListAsync(ProductQuery query, CancellationToken cancellationToken)
    {
        await using var command = ProductSql.List(database.Source, query);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var (cards, last) = (new List<string>(query.Limit + 1), new List<Cursor>(query.Limit + 1));
        while (await rows.ReadAsync(cancellationToken))
        {
            last.Add(new Cursor(rows.GetInt64(0), rows.GetGuid(1)));
            cards.Add(rows.GetString(2));
        }

        return Page(0, [], cards, last, query.Limit);
    }

    /// <summary>One page of a search, with the counts of all facets' values.</summary>
    public async Task<ProductPage> SearchAsync(ProductQuery query, CancellationToken cancellationToken)
    {
        await using var command = ProductSql.Search(database.Source, query);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        await rows.ReadAsync(cancellationToken);
        var counts = Array<int>(rows, 1).Zip(Array<byte[]>(rows, 2)).SelectMany(static part => FacetCounting.Count(part.First, part.Second)).ToList();
        var last = Array<long>(rows, 3).Zip(Array<Guid>(rows, 4), static (key, id) => new Cursor(key, id)).ToList();
        return Page(rows.GetInt32(0), counts, [.. Array<string>(rows, 5)], last, query.Limit);
    }

    // One more than the page holds was asked for: where it is there, so is a next page.
    private static ProductPage Page(int total, IReadOnlyList<FacetCount> counts, List<string> cards, List<Cursor> last, int limit) =>
        cards.Count > limit
            ? new ProductPage(total, counts, cards[..limit], last[limit - 1])
            : new ProductPage(total, counts, cards, null);

    private static T[] Array<T>(NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? [] : rows.GetFieldValue<T[]>(column);
}
