using Shop.Bench.Measuring;

namespace Shop.Bench.Shop;

/// <summary>What is suggested while somebody types: after two letters, three, and so on.</summary>
internal sealed class Suggestions : IBenchCase
{
    public string Name => "suggest";

    public Task<IReadOnlyList<Result>> Run(BenchOptions options) => SearchLoad.Measure(Name, options, static query =>
        $"/api/v1/search/suggestions?q={Uri.EscapeDataString(query[..Math.Min(query.Length, 2 + (query[0] % 8))])}");
}
