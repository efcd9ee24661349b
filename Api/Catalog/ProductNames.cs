using System.Collections.Concurrent;
using Npgsql;
using Shop.Catalog;

namespace Shop.Api.Catalog;

/// <summary>
/// Where slugs and SKUs lead, as PostgreSQL has it. What was found is remembered; whether it still holds is judged by the product
/// itself.
/// </summary>
public sealed class ProductNames(NpgsqlDataSource database)
{
    // Some 200 bytes each. Full, it is emptied: what is in use comes back by one look-up each.
    private const int CountMax = 100_000;

    private const string SlugSql = "SELECT product_id FROM shop.product_slugs WHERE slug = $1";
    private const string FormerSlugSql = "SELECT product_id FROM shop.product_former_slugs WHERE slug = $1";
    private const string SkuSql = "SELECT product_id FROM shop.product_skus WHERE sku = $1";

    private readonly ConcurrentDictionary<string, ProductId> _slugs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Sku, ProductId> _skus = new();

    /// <summary>The product of that slug; null where there is none.</summary>
    public ValueTask<ProductId?> OfSlugAsync(string slug) =>
        !Slug.IsValid(slug) ? default
        : _slugs.TryGetValue(slug, out var id) ? new ValueTask<ProductId?>(id)
        : new ValueTask<ProductId?>(FindAsync(SlugSql, slug, slug, _slugs));

    /// <summary>The product that had that slug before it took another one; null where there is none. It isn't remembered: few follow an old link.</summary>
    public async Task<ProductId?> OfFormerSlugAsync(string slug, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(slug))
        {
            return null;
        }

        await using var command = database.CreateCommand(FormerSlugSql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = slug });
        return await command.ExecuteScalarAsync(cancellationToken) is string id ? ProductId.Parse(id) : null;
    }

    /// <summary>The product of that slug, if it is remembered.</summary>
    public bool TryGetSlug(string slug, out ProductId id) => _slugs.TryGetValue(slug, out id);

    /// <summary>The product of that SKU; null where there is none.</summary>
    public ValueTask<ProductId?> OfSkuAsync(Sku sku) =>
        _skus.TryGetValue(sku, out var id) ? new ValueTask<ProductId?>(id) : new ValueTask<ProductId?>(FindAsync(SkuSql, sku.Value, sku, _skus));

    /// <summary>The product of that SKU, if it is remembered.</summary>
    public bool TryGetSku(Sku sku, out ProductId id) => _skus.TryGetValue(sku, out id);

    /// <summary>It didn't hold any more.</summary>
    public void ForgetSlug(string slug) => _slugs.TryRemove(slug, out _);

    /// <summary>It didn't hold any more.</summary>
    public void ForgetSku(Sku sku) => _skus.TryRemove(sku, out _);

    private async Task<ProductId?> FindAsync<TName>(string sql, string text, TName name, ConcurrentDictionary<TName, ProductId> found)
        where TName : notnull
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = text });
        if (await command.ExecuteScalarAsync() is not string value)
        {
            return null;
        }

        if (found.Count >= CountMax)
        {
            found.Clear();
        }

        return found[name] = ProductId.Parse(value);
    }
}
