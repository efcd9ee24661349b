using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Shop.Api.Catalog;

namespace Shop.Api.Search;

/// <summary>Writes answers as JSON; the products are written as the projection has them.</summary>
internal static class SearchAnswer
{
    // A page shows no more of them; those that were chosen are always shown.
    private const int FacetsMax = 16;
    private const int ValuesMax = 40;

    // A facet that one match in twenty has says nothing about the rest.
    private const double CoverageMin = 0.05;

    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A page of a list.</summary>
    public static byte[] List(ProductQuery query, ProductPage page)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer, _options))
        {
            json.WriteStartObject();
            WriteItems(json, page);
            WriteNext(json, query, page);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A page of a search.</summary>
    public static byte[] Search(
        ProductQuery query, ProductPage page, string? corrected, IReadOnlyDictionary<int, FacetValue> values, Categories categories)
    {
        var buffer = new ArrayBufferWriter<byte>(24 * 1024);
        using (var json = new Utf8JsonWriter(buffer, _options))
        {
            json.WriteStartObject();
            WriteItems(json, page);
            json.WriteStartArray("facets");
            foreach (var facet in Facets(query, page, values, categories))
            {
                WriteFacet(json, facet, categories);
            }

            json.WriteEndArray();
            json.WriteNumber("total", page.Total);
            if (corrected is not null)
            {
                json.WriteString("corrected", corrected);
            }

            WriteNext(json, query, page);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>What can be filtered by: category, brand and price first, then what most of the matches have. Pure.</summary>
    internal static IEnumerable<Facet> Facets(
        ProductQuery query, ProductPage page, IReadOnlyDictionary<int, FacetValue> values, Categories categories)
    {
        var bits = query.Filters.Select(static (filter, i) => (filter.Name, Bit: ProductSql.Bit(i)))
            .Append((FacetValue.Price, query.Price is null ? 0 : ProductSql.PriceBit))
            .ToDictionary(static pair => pair.Item1, static pair => pair.Item2);
        var selected = Selected(query);
        var facets = page.Counts
            .Where(count => values.ContainsKey(count.Facet))
            // What fails no filter counts everywhere; what fails one filter alone counts in that filter's facet.
            .Where(count => count.Failed == 0 || bits.GetValueOrDefault(values[count.Facet].Name) == count.Failed)
            .SelectMany(count => Widened(values[count.Facet], categories).Select(value => (Value: value, count.Count)))
            .Concat(selected.Select(static value => (Value: value, Count: 0)))
            .GroupBy(static one => one.Value)
            .Select(one => new ValueCount(one.Key, one.Sum(static each => each.Count), selected.Contains(one.Key)))
            .GroupBy(static one => one.Value.Name)
            .Select(static one => new Facet(one.Key, Shown(one.Key, one)));
        return facets
            .Where(facet => facet.Rank < Facet.OrdinaryRank || facet.IsSelected || facet.Count >= page.Total * CoverageMin)
            .OrderBy(static facet => facet.Rank).ThenByDescending(static facet => facet.IsSelected)
            .ThenByDescending(static facet => facet.Count).ThenBy(static facet => facet.Name, StringComparer.Ordinal)
            .Take(FacetsMax);
    }

    private static HashSet<FacetValue> Selected(ProductQuery query)
    {
        var selected = query.Filters.SelectMany(static filter => filter.Values.Select(value => new FacetValue(filter.Name, value))).ToHashSet();
        if (query.Price is { } price)
        {
            selected.Add(new FacetValue(FacetValue.Price, price.Text));
        }

        if (query.Category is { } category)
        {
            selected.Add(new FacetValue(FacetValue.Category, category));
        }

        return selected;
    }

    // What is in a category is in those above it, too.
    private static IEnumerable<FacetValue> Widened(FacetValue value, Categories categories) =>
        value.Name == FacetValue.Category ? categories.PathUp(value.Value).Select(id => value with { Value = id }) : [value];

    private static List<ValueCount> Shown(string name, IEnumerable<ValueCount> values) => name == FacetValue.Price
        ? [.. values.OrderBy(static one => SearchRules.Begin(one.Value.Value))]
        : [.. values.OrderByDescending(static one => one.IsSelected).ThenByDescending(static one => one.Count).ThenBy(static one => one.Value.Value, StringComparer.Ordinal).Take(ValuesMax)];

    private static void WriteItems(Utf8JsonWriter json, ProductPage page)
    {
        json.WriteStartArray("items");
        foreach (var card in page.Cards)
        {
            json.WriteRawValue(card, skipInputValidation: true);
        }

        json.WriteEndArray();
    }

    private static void WriteFacet(Utf8JsonWriter json, Facet facet, Categories categories)
    {
        json.WriteStartObject();
        json.WriteString("name", facet.Name);
        json.WriteStartArray("values");
        foreach (var (value, count, isSelected) in facet.Values)
        {
            json.WriteStartObject();
            json.WriteString("value", value.Value);
            if (value.Name == FacetValue.Category)
            {
                json.WriteString("label", categories.NameOf(value.Value));
            }

            json.WriteNumber("count", count);
            json.WriteBoolean("selected", isSelected);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNext(Utf8JsonWriter json, ProductQuery query, ProductPage page) =>
        json.WriteString("next", page.Next?.Encode(query.Scope));
}
