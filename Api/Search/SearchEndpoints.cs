using Npgsql;
using Shop.Api.Catalog;

namespace Shop.Api.Search;

/// <summary>Finding products: open to everybody, and the same for everybody.</summary>
public static class SearchEndpoints
{
    /// <summary>Registers what searches the database of <paramref name="settings"/>.</summary>
    public static IServiceCollection AddSearch(this IServiceCollection services, NpgsqlConnectionStringBuilder settings) => services
        .AddSingleton(provider => new SearchDatabase(settings, provider.GetRequiredService<ILoggerFactory>()))
        .AddSingleton<FacetMemory>()
        .AddSingleton<CategoryMemory>()
        .AddSingleton<Products>()
        .AddSingleton<BroadSearches>()
        .AddSingleton<Corrections>()
        .AddSingleton<SearchRequest>()
        .AddSingleton<SearchProducts>()
        .AddSingleton<Suggest>()
        .AddSingleton<ListProducts>();

    /// <summary>Maps them.</summary>
    public static void MapSearch(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Search");
        group.MapGet("/search", static (HttpContext http, SearchProducts search, CancellationToken cancellationToken) => search.HandleAsync(http, cancellationToken))
            .Produces<FoundProducts>().DescribeSearch().WithSummary("Products by words and facets, with what further choices would find");
        group.MapGet("/search/suggestions", static (HttpContext http, Suggest suggest, CancellationToken cancellationToken) => suggest.HandleAsync(http, cancellationToken))
            .Produces<Suggestions>().DescribeSuggestions().WithSummary("What may be meant by the first letters of a search");
        group.MapGet("/products", static (HttpContext http, ListProducts list, CancellationToken cancellationToken) => list.HandleAsync(http, cancellationToken))
            .Produces<ListedProducts>().DescribeList().WithSummary("The products of a category, or all");
        group.MapGet("/categories", ListCategories.HandleAsync)
            .Produces<CategoryList>().WithSummary("The tree of categories, with how many products there are");
    }
}
