namespace Shop.Api.Search;

/// <summary>In which order products are listed.</summary>
internal enum SortOrder
{
    /// <summary>What fits best; without words, what is liked by many.</summary>
    Relevance,

    /// <summary>The cheapest first.</summary>
    Price,

    /// <summary>The dearest first.</summary>
    PriceDescending,

    /// <summary>The newest first.</summary>
    Newest,

    /// <summary>What buyers rate best first.</summary>
    Rating,
}
