using Npgsql;
using Shop.Catalog;

namespace Shop.Api.Catalog.Staff.Import;

/// <summary>
/// Checks an import's lines, each by itself, against each other, and against the products that are there, and collects what is
/// wrong. One object an import.
/// </summary>
/// <param name="database">For names that are taken.</param>
/// <param name="categories">The categories as they are when the import begins; while there are none at all, any may be named.</param>
/// <param name="time">For the ids of new products.</param>
internal sealed class ImportCheck(NpgsqlDataSource database, CategoryTree categories, TimeProvider time)
{
    // What a person mends in one go; the rest is counted.
    private const int FaultsMax = 100;

    private const string NamesSql = """
        SELECT true, slug, product_id FROM shop.product_slugs WHERE slug = ANY ($1)
        UNION ALL
        SELECT false, sku, product_id FROM shop.product_skus WHERE sku = ANY ($2)
        """;

    private readonly HashSet<string> _categories = [.. categories.Items.Select(static one => one.Id)];
    private readonly Dictionary<string, int> _slugs = new(StringComparer.Ordinal);
    private readonly Dictionary<Sku, int> _skus = [];
    private readonly Dictionary<ProductId, int> _ids = [];

    /// <summary>What is wrong, by <c>/line/field</c>: the first hundred.</summary>
    public SortedDictionary<string, string[]> Faults { get; } = new(StringComparer.Ordinal);

    /// <summary>How many faults there are.</summary>
    public int FaultCount { get; private set; }

    /// <summary>Notes a fault.</summary>
    public void Fault(int line, string field, string message)
    {
        FaultCount++;
        var at = $"/{line}{field}";
        if (Faults.Count < FaultsMax || Faults.ContainsKey(at))
        {
            Faults[at] = [.. Faults.GetValueOrDefault(at, []), message];
        }
    }

    /// <summary>Checks some lines, and returns the products that they say, with the ids that they will have.</summary>
    public async Task<List<(int Line, ProductDocument Product)>> CheckAsync(IReadOnlyList<ReadLine> lines, CancellationToken cancellationToken)
    {
        var products = new List<(int Line, ProductDocument Product, bool HasId)>();
        foreach (var line in lines)
        {
            if (line.Product is null)
            {
                Fault(line.Line, line.Field, line.Fault!);
                continue;
            }

            var product = line.Product.ToDocument(line.Product.Id ?? ProductId.New(time)) with { Rating = line.Product.Rating };
            foreach (var fault in ProductRules.Check(product))
            {
                Fault(line.Line, fault.Field, fault.Message);
            }

            CheckCategories(line.Line, product);
            products.Add((line.Line, product, line.Product.Id is not null));
        }

        var (slugs, skus) = await NamesAsync(products.ConvertAll(static one => one.Product), cancellationToken);
        return products.ConvertAll(one => (one.Line, Place(one.Line, one.Product, one.HasId, slugs, skus)));
    }

    // A product in a category that isn't there is found by nobody who looks through the departments.
    private void CheckCategories(int line, ProductDocument product)
    {
        for (var i = 0; i < product.Categories.Length && _categories.Count > 0; i++)
        {
            if (!_categories.Contains(product.Categories[i]))
            {
                Fault(line, $"/categories/{i}", "There is no such category.");
            }
        }
    }

    private ProductDocument Place(
        int line, ProductDocument product, bool hasId, Dictionary<string, ProductId> slugs, Dictionary<string, ProductId> skus)
    {
        // A product that isn't named by its id is the one that has the slug.
        if (!hasId && slugs.TryGetValue(product.Slug, out var owner))
        {
            product = product with { Id = owner };
        }

        Once(_ids, product.Id, line, "/id");
        Once(_slugs, product.Slug, line, "/slug");
        if (slugs.TryGetValue(product.Slug, out var other) && other != product.Id)
        {
            Fault(line, "/slug", "Another product has this slug.");
        }

        for (var i = 0; i < product.Variants.Length; i++)
        {
            var sku = product.Variants[i]?.Sku ?? default;
            Once(_skus, sku, line, $"/variants/{i}/sku");
            if (skus.TryGetValue(sku.Value, out var holder) && holder != product.Id)
            {
                Fault(line, $"/variants/{i}/sku", "Another product has this SKU.");
            }
        }

        return product;
    }

    private void Once<T>(Dictionary<T, int> seen, T value, int line, string field)
        where T : notnull
    {
        if (!seen.TryAdd(value, line))
        {
            Fault(line, field, $"Line {seen[value]} has it too.");
        }
    }

    private async Task<(Dictionary<string, ProductId> Slugs, Dictionary<string, ProductId> Skus)> NamesAsync(
        List<ProductDocument> products, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(NamesSql);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. products.Select(static one => one.Slug)] });
        command.Parameters.Add(new NpgsqlParameter<string[]>
        {
            TypedValue = [.. products.SelectMany(static one => one.Variants).Select(static one => one?.Sku.Value ?? "")],
        });
        var slugs = new Dictionary<string, ProductId>(StringComparer.Ordinal);
        var skus = new Dictionary<string, ProductId>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            (reader.GetBoolean(0) ? slugs : skus)[reader.GetString(1)] = ProductId.Parse(reader.GetString(2));
        }

        return (slugs, skus);
    }
}
