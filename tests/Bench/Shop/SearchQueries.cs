using Shop.Bench.Measuring;

namespace Shop.Bench.Shop;

/// <summary>A search for two words, with all facets counted.</summary>
internal sealed class SearchQueries : IBenchCase
{
    public string Name => "search";

    public Task<IReadOnlyList<Result>> Run(BenchOptions options) =>
        SearchLoad.Measure(Name, options, static query => $"/api/v1/search?q={Uri.EscapeDataString(query)}");
}
