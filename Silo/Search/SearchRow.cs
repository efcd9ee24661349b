using System.Collections.Immutable;
using Shop.Catalog;

namespace Shop.Silo.Search;

/// <summary>A product as search keeps it. Pure: made from the document and the categories alone.</summary>
internal sealed record SearchRow
{
    // Ends of titles of up to so many words are offered as searches; longer ones are one product's name.
    private const int QueryWordsMax = 4;

    // A product with fewer ratings than these is judged partly by what an ordinary one gets.
    private const int OrdinaryCount = 10;
    private const decimal OrdinaryAverage = 3.9m;

    // An attribute with an essay in it is no value to filter by.
    private const int FacetLengthMax = 60;

    public required Guid Id { get; init; }

    public required long Version { get; init; }

    public required bool IsActive { get; init; }

    public required long Price { get; init; }

    public required long Rating { get; init; }

    public required long Popularity { get; init; }

    public required long Created { get; init; }

    public required ImmutableArray<SearchFacet> Facets { get; init; }

    public required string Title { get; init; }

    public required string Brand { get; init; }

    /// <summary>Categories' names, attributes and options: what else a search by words finds it by.</summary>
    public required string Labels { get; init; }

    public required string Description { get; init; }

    public required string Card { get; init; }

    public required ImmutableArray<SearchPhrase> Phrases { get; init; }

    /// <summary>The row of a document.</summary>
    public static SearchRow Of(ProductDocument document, IReadOnlyDictionary<string, Category> categories)
    {
        var path = document.Categories.SelectMany(id => Path(id, categories)).DistinctBy(static one => one.Id).ToList();
        var labels = document.Attributes.Select(static one => one.Value).Concat(document.Options.SelectMany(static option => option.Values)).ToList();
        var price = LowestPrice(document);
        var rating = Rated(document.Rating);
        return new SearchRow
        {
            Id = Guid.ParseExact(document.Id.Value.AsSpan(document.Id.Value.IndexOf('-', StringComparison.Ordinal) + 1), "N"),
            Version = document.Version,
            IsActive = document.Status == ProductStatus.Active,
            Price = (long)(price * 1000),
            Rating = (long)(rating * 1000),
            Popularity = PopularityOf(document.Rating),
            Created = (document.CreatedAt - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond,
            Facets = [.. FacetsOf(document, price).Distinct()],
            Title = SearchText.Folded(document.Title),
            Brand = SearchText.Folded(document.Brand),
            Labels = SearchText.Folded(string.Join(" . ", path.Select(static one => one.Name).Concat(labels))),
            Description = SearchText.Folded(document.Description),
            Card = SearchCard.Write(document),
            Phrases = [.. PhrasesOf(document, path, labels).Distinct()],
        };
    }

    /// <summary>0–999: the average and the number of ratings, as one. What nobody has rated is liked by nobody.</summary>
    public static long PopularityOf(ProductRating? rating) =>
        Math.Min(999, (long)(Rated(rating) * 100) + (long)(125 * Math.Log10(1 + (rating?.Count ?? 0))));

    // From the top down to the category itself; a tree that hasn't arrived yet has nothing to tell.
    private static List<Category> Path(string id, IReadOnlyDictionary<string, Category> categories)
    {
        var path = new List<Category>();
        for (var next = id; next is not null && categories.TryGetValue(next, out var category) && path.Count < CatalogLimits.TreeDepthMax; next = category.ParentId)
        {
            path.Insert(0, category);
        }

        return path;
    }

    private static decimal LowestPrice(ProductDocument document) => document.Variants.IsEmpty
        ? 0
        : document.Variants.Min(static variant => decimal.Parse(variant.Price.Amount, System.Globalization.CultureInfo.InvariantCulture));

    // The average as if ten ordinary ratings came on top ("Bayesian average"): one of five stars doesn't beat a hundred of 4.8.
    private static decimal Rated(ProductRating? rating) =>
        rating is null ? 0 : ((rating.Average * rating.Count) + (OrdinaryAverage * OrdinaryCount)) / (rating.Count + OrdinaryCount);

    private static IEnumerable<SearchFacet> FacetsOf(ProductDocument document, decimal price)
    {
        foreach (var category in document.Categories)
        {
            yield return new SearchFacet(SearchFacet.Category, category);
        }

        if (document.Brand.Length > 0)
        {
            yield return new SearchFacet(SearchFacet.Brand, document.Brand);
        }

        yield return SearchFacet.OfPrice(price);
        var facts = document.Attributes.Select(static one => new SearchFacet(one.Name, one.Value))
            .Concat(document.Options.SelectMany(static option => option.Values.Select(value => new SearchFacet(option.Name, value))));
        foreach (var fact in facts.Where(static fact => SearchFacet.IsFree(fact.Name) && fact.Value.Length <= FacetLengthMax))
        {
            yield return fact;
        }
    }

    private static IEnumerable<SearchPhrase> PhrasesOf(ProductDocument document, List<Category> path, List<string> labels)
    {
        foreach (var word in labels.Append(document.Title).Append(document.Brand).Concat(path.Select(static one => one.Name)).SelectMany(SearchText.Words))
        {
            yield return new SearchPhrase(SearchPhrase.Word, word, "", word);
        }

        var words = SearchText.Folded(document.Title).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var count = 1; count <= Math.Min(QueryWordsMax, words.Length); count++)
        {
            var end = string.Join(' ', words[^count..]);
            yield return new SearchPhrase(SearchPhrase.Query, end, "", end);
        }

        if (document.Brand.Length > 0)
        {
            yield return new SearchPhrase(SearchPhrase.Brand, SearchText.Folded(document.Brand), "", document.Brand);
        }

        foreach (var category in path)
        {
            yield return new SearchPhrase(SearchPhrase.Category, SearchText.Folded(category.Name), category.Id, category.Name);
        }
    }
}
