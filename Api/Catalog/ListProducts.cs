using Shop.Api.Problems;
using Shop.Api.Search;

namespace Shop.Api.Catalog;

/// <summary><c>GET /products</c>: the products of a category, or all, page by page.</summary>
internal sealed class ListProducts(SearchRequest request, Products products)
{
    private static readonly TimeSpan _maxAge = TimeSpan.FromSeconds(10);

    public async Task<IResult> HandleAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var validation = new Validation();
        var query = await request.ReadAsync(http.Request.Query, withWords: false, validation, cancellationToken);
        return validation.IsValid
            ? CachedAnswer.Of(http.Response, SearchAnswer.List(query, await products.ListAsync(query, cancellationToken)), _maxAge)
            : validation.ToProblem();
    }
}
