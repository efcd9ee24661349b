using System.Collections.Concurrent;

namespace Shop.Api.Search;

/// <summary>
/// Searches without words, whose facets are counted over a category or over everything: a fifth of a second of a processor at
/// 100,000 products. Many ask for the same few, so an answer serves for as long as browsers may keep it, whoever asks meanwhile
/// waits for the one that is under way, and only a few different ones are counted at a time.
/// </summary>
internal sealed class BroadSearches(Products products, TimeProvider time) : IDisposable
{
    // One processor is left to everything else, also where there are two.
    private const int CountedAtOnce = 1;

    // Pages of some 60 KB: 16 MB. What is beyond isn't kept, but counted like the others.
    private const int KeptMax = 256;

    // As long as a browser may show it without asking.
    private static readonly TimeSpan _keptFor = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (long At, Task<ProductPage> Page)> _pages = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _counting = new(CountedAtOnce);

    /// <summary>The page, ten seconds old at most.</summary>
    public async Task<ProductPage> SearchAsync(ProductQuery query, CancellationToken cancellationToken)
    {
        var key = $"{query.Scope}\n{query.Limit}\n{query.After}";
        if (_pages.TryGetValue(key, out var kept) && time.GetElapsedTime(kept.At) < _keptFor && !kept.Page.IsFaulted)
        {
            return await kept.Page.WaitAsync(cancellationToken);
        }

        Shrink();

        // Whoever gives up doesn't take it away from the others: it isn't cancelled, and the database bounds its time.
        var page = CountAsync(query);
        if (_pages.Count < KeptMax)
        {
            _pages[key] = (time.GetTimestamp(), page);
        }

        return await page.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _counting.Dispose();

    private async Task<ProductPage> CountAsync(ProductQuery query)
    {
        await _counting.WaitAsync();
        try
        {
            return await products.SearchAsync(query, CancellationToken.None);
        }
        finally
        {
            _counting.Release();
        }
    }

    private void Shrink()
    {
        foreach (var (key, kept) in _pages)
        {
            if (time.GetElapsedTime(kept.At) >= _keptFor || kept.Page.IsFaulted)
            {
                _pages.TryRemove(new(key, kept));
            }
        }
    }
}
