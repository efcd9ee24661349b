using Microsoft.Extensions.Primitives;
using Shop.Api.Catalog;
using Shop.Api.Paging;
using Shop.Api.Problems;

namespace Shop.Api.Search;

/// <summary>Reads what a search or a list asks for, from the address.</summary>
internal sealed class SearchRequest(CategoryMemory categories, FacetMemory facets)
{
    /// <summary>The query; what breaks a rule is in <paramref name="validation"/>, by the parameter's name.</summary>
    /// <param name="parameters">The address' own.</param>
    /// <param name="withWords">Whether words and facets may be asked for; a plain list takes neither.</param>
    /// <param name="validation">Takes the mistakes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ProductQuery> ReadAsync(
        IQueryCollection parameters, bool withWords, Validation validation, CancellationToken cancellationToken)
    {
        foreach (var own in parameters.Where(static one => SearchRules.Own.Contains(one.Key)))
        {
            validation.That(own.Value.Count == 1, own.Key, "This is given once.");
        }

        var words = parameters["q"].ToString();
        validation.That(words.Length <= SearchRules.WordsLengthMax && SearchWords.IsText(words), "q", $"This is text of at most {SearchRules.WordsLengthMax} characters.");
        validation.That(SearchRules.TryReadSort(Single(parameters, "sort"), out var sort), "sort", $"This is one of {SearchRules.Sorts}.");
        var query = new ProductQuery
        {
            Words = validation.IsValid ? SearchWords.Folded(words) : "",
            Sort = sort,
            Limit = PageLimit.Read(Single(parameters, "limit"), validation),
            Price = ReadPrice(Single(parameters, FacetValue.Price), validation),
        };
        query = await WithCategoryAsync(query, Single(parameters, FacetValue.Category), validation, cancellationToken);
        query = query with { Filters = await ReadFiltersAsync(parameters, withWords, validation, cancellationToken) };
        if (!withWords)
        {
            validation.That(!parameters.ContainsKey("q") && query.Price is null, query.Price is null ? "q" : FacetValue.Price, "This list doesn't take it; /search does.");
        }

        return ReadCursor(query, Single(parameters, "cursor"), validation);
    }

    private static string? Single(IQueryCollection parameters, string name) =>
        parameters.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null;

    private static PriceRange? ReadPrice(string? text, Validation validation)
    {
        if (text is null)
        {
            return null;
        }

        var isRange = PriceRange.TryParse(text, out var range);
        validation.That(isRange, FacetValue.Price, "This is a range as 10..50, 10.. or ..50, the first number not above the second.");
        return isRange ? range : null;
    }

    private static ProductQuery ReadCursor(ProductQuery query, string? text, Validation validation)
    {
        if (text is null)
        {
            return query;
        }

        validation.That(Cursor.TryDecode(text, query.Scope, out var cursor), "cursor", "This is what a page of the same list said as next.");
        return query with { After = cursor };
    }

    private async Task<ProductQuery> WithCategoryAsync(ProductQuery query, string? category, Validation validation, CancellationToken cancellationToken)
    {
        if (category is null)
        {
            return query;
        }

        var tree = await categories.GetAsync(cancellationToken);
        var isKnown = tree.Contains(category);
        validation.That(isKnown, FacetValue.Category, "There is no such category.");
        return isKnown ? query with { Category = category, CategoryNumbers = tree.NumbersBelow(category) } : query;
    }

    private async Task<IReadOnlyList<FacetFilter>> ReadFiltersAsync(
        IQueryCollection parameters, bool areTaken, Validation validation, CancellationToken cancellationToken)
    {
        var asked = parameters.Where(static one => !SearchRules.Own.Contains(one.Key)).ToList();
        validation.That(asked.Count <= SearchRules.FiltersMax, "facets", $"At most {SearchRules.FiltersMax} facets can be filtered by at once.");
        foreach (var (name, values) in asked)
        {
            validation.That(areTaken && name.Length <= SearchRules.LabelLengthMax && SearchWords.IsText(name), Shown(name), "There is no such parameter or facet.");
            validation.That(values.Count <= SearchRules.ValuesMax, Shown(name), $"At most {SearchRules.ValuesMax} values of a facet can be chosen.");
            validation.That(values.All(IsValue), Shown(name), $"A value is text of 1 to {SearchRules.LabelLengthMax} characters.");
        }

        if (!validation.IsValid || asked.Count == 0)
        {
            return [];
        }

        var numbers = await facets.NumbersAsync(
            [.. asked.SelectMany(static one => one.Value.Select(value => new FacetValue(one.Key, value!))).Distinct()], cancellationToken);
        var filters = asked.ConvertAll(one => Filter(one.Key, one.Value, numbers));
        await CheckNamesAsync(filters, validation, cancellationToken);
        return filters;
    }

    private static bool IsValue(string? value) => value is { Length: > 0 and <= SearchRules.LabelLengthMax } && SearchWords.IsText(value);

    private static FacetFilter Filter(string name, StringValues values, IReadOnlyDictionary<FacetValue, int> numbers) => new(
        name,
        [.. values.OfType<string>().Distinct()],
        [.. values.OfType<string>().Distinct().Select(value => new FacetValue(name, value)).Where(numbers.ContainsKey).Select(value => numbers[value])]);

    // A value that nothing has is an empty result; a name that nothing has is a mistake that should be told.
    private async Task CheckNamesAsync(List<FacetFilter> filters, Validation validation, CancellationToken cancellationToken)
    {
        string[] doubtful = [.. filters.Where(static filter => filter.Numbers.Length == 0).Select(static filter => filter.Name)];
        if (doubtful.Length == 0)
        {
            return;
        }

        var known = await facets.NamesAsync(doubtful, cancellationToken);
        foreach (var name in doubtful)
        {
            validation.That(known.Contains(name), name, "There is no such parameter or facet.");
        }
    }

    // What a client sent as a name is told back only where it could be one.
    private static string Shown(string name) => name.Length <= SearchRules.LabelLengthMax && SearchWords.IsText(name) ? name : "facets";
}
