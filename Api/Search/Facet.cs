namespace Shop.Api.Search;

/// <summary>A facet as it is shown.</summary>
internal sealed record Facet(string Name, IReadOnlyList<ValueCount> Values)
{
    /// <summary>The rank of those that come behind category, brand and price.</summary>
    public const int OrdinaryRank = 3;

    public int Rank => Name switch
    {
        FacetValue.Category => 0,
        FacetValue.Brand => 1,
        FacetValue.Price => 2,
        _ => OrdinaryRank,
    };

    public bool IsSelected => Values.Any(static value => value.IsSelected);

    public int Count => Values.Sum(static value => value.Count);
}

/// <summary>A value of a facet, and how many products would be found with it.</summary>
internal sealed record ValueCount(FacetValue Value, int Count, bool IsSelected);
