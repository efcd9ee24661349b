using Shop.Api.Catalog;
using Shop.Api.Problems;

namespace Shop.Api.Search;

/// <summary><c>GET /search</c>: finds products by words and facets.</summary>
internal sealed class SearchProducts(
    SearchRequest request, Products products, BroadSearches broad, Corrections corrections, FacetMemory facets, CategoryMemory categories)
{
    // A price or a stock that changed is on the product's own page at once; a list may be some seconds behind.
    private static readonly TimeSpan _maxAge = TimeSpan.FromSeconds(10);

    public async Task<IResult> HandleAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var validation = new Validation();
        var query = await request.ReadAsync(http.Request.Query, withWords: true, validation, cancellationToken);
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        return CachedAnswer.Of(http.Response, await AnswerAsync(query, cancellationToken), _maxAge);
    }

    /// <summary>The answer to a query, as JSON in UTF-8.</summary>
    public async Task<byte[]> AnswerAsync(ProductQuery query, CancellationToken cancellationToken)
    {
        var page = await (query.Words.Length == 0 ? broad.SearchAsync(query, cancellationToken) : products.SearchAsync(query, cancellationToken));
        string? corrected = null;
        if (page.Counts.Count == 0 && query.Words.Length > 0 && query.After is null
            && await corrections.CorrectAsync(query.Words, cancellationToken) is { } better)
        {
            (query, page, corrected) = await AgainAsync(query, page, better, cancellationToken);
        }

        var values = await facets.ValuesAsync(page.Counts.Select(static count => count.Facet).Distinct(), cancellationToken);
        return SearchAnswer.Search(query, page, corrected, values, await categories.GetAsync(cancellationToken));
    }

    // A correction that finds nothing either was none. The next page is asked for with the words as they were corrected.
    private async Task<(ProductQuery, ProductPage, string?)> AgainAsync(
        ProductQuery query, ProductPage page, string better, CancellationToken cancellationToken)
    {
        var again = query with { Words = better };
        var found = await products.SearchAsync(again, cancellationToken);
        return found.Counts.Count > 0 ? (again, found, better) : (query, page, null);
    }
}
