using System.Collections.Concurrent;
using Orleans;
using Shop.Api.Calls;
using Shop.Catalog;

namespace Shop.Api.Catalog;

/// <summary>
/// The products that this process answers from its memory. Each stands under a watch of its grain, which pushes every change; one
/// whose watch has lapsed isn't shown until its grain has confirmed its version.
/// </summary>
/// <param name="grains">The products.</param>
/// <param name="calls">Watching twice is watching once: where a silo dies under the call, the next one is asked.</param>
/// <param name="names">Where slugs and SKUs lead.</param>
/// <param name="time">For leases.</param>
public sealed class ProductMemory(IClusterClient grains, GrainCalls calls, ProductNames names, TimeProvider time) : IProductObserver
{
    /// <summary>
    /// How many are kept: some 10 KB each, so 200 MB at most. More than shoppers look at within minutes, even in a large shop.
    /// </summary>
    public const int CountMax = 20_000;

    private readonly ConcurrentDictionary<ProductId, WatchedProduct> _products = new();
    private IProductObserver? _observer;

    /// <summary>Is told of products that have come into this memory or changed in it; at once, so that it must be quick.</summary>
    internal Action<ProductId> Listener { get; set; } = static _ => { };

    /// <summary>The product as it is; null where there is none. Archived ones are found too.</summary>
    public ValueTask<ProductEntry?> FindAsync(ProductId id)
    {
        if (_products.TryGetValue(id, out var product) && product.IfFresh(time) is { } entry)
        {
            return new ValueTask<ProductEntry?>(entry);
        }

        return new ValueTask<ProductEntry?>(RevalidateAsync(id));
    }

    /// <summary>The product of this id or slug where it can be answered at once; null where it can't, or where there is none.</summary>
    public ProductEntry? FindInMemory(string idOrSlug)
    {
        var isSlug = !ProductId.TryParse(idOrSlug, out var id);
        return (!isSlug || names.TryGetSlug(idOrSlug, out id))
            && _products.TryGetValue(id, out var product) && product.IfFresh(time) is { } entry
            && (!isSlug || entry.View.Document.Slug == idOrSlug)
                ? entry
                : null;
    }

    /// <summary>The product that has a variant of this SKU, where it can be answered at once.</summary>
    public ProductEntry? FindInMemory(Sku sku) =>
        names.TryGetSku(sku, out var id) && _products.TryGetValue(id, out var product) && product.IfFresh(time) is { } entry && entry.Has(sku)
            ? entry
            : null;

    /// <summary>The product that has this slug now.</summary>
    public async ValueTask<ProductEntry?> FindBySlugAsync(string slug) =>
        await FindByNameAsync(slug, names.OfSlugAsync, names.ForgetSlug, entry => entry.View.Document.Slug == slug);

    /// <summary>The product that has a variant of this SKU now.</summary>
    public async ValueTask<ProductEntry?> FindBySkuAsync(Sku sku) =>
        await FindByNameAsync(sku, names.OfSkuAsync, names.ForgetSku, entry => entry.Has(sku));

    /// <inheritdoc/>
    void IProductObserver.Changed(ProductView view)
    {
        if (_products.TryGetValue(view.Document.Id, out var product))
        {
            product.TakeNewer(view);
            Listener(view.Document.Id);
        }
    }

    /// <inheritdoc/>
    void IProductObserver.Left(ProductId product)
    {
        if (_products.TryGetValue(product, out var watched))
        {
            watched.Lapse();
        }
    }

    /// <summary>
    /// Prolongs the watches of what was asked for of late, and lets go of what wasn't for long, or is too much. Called every
    /// second.
    /// </summary>
    internal async Task RenewAsync()
    {
        Shrink();
        var due = _products.Where(one => one.Value.IsDue(time)).Select(one => one.Key).ToList();
        await Task.WhenAll(due.Select(RevalidateAsync));
    }

    private async Task<ProductEntry?> FindByNameAsync<TName>(
        TName name, Func<TName, ValueTask<ProductId?>> find, Action<TName> forget, Func<ProductEntry, bool> isStillSo)
    {
        // A name that is remembered may have gone to another product since: asked again once.
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (await find(name) is not { } id)
            {
                return null;
            }

            if (await FindAsync(id) is { } entry && isStillSo(entry))
            {
                return entry;
            }

            forget(name);
        }

        return null;
    }

    private async Task<ProductEntry?> RevalidateAsync(ProductId id)
    {
        var product = _products.GetOrAdd(id, static _ => new WatchedProduct());
        var entry = await product.RevalidateAsync(
            known => calls.RepeatableAsync(
                (Grain: grains.GetGrain<IProductGrain>(id.Value), Observer: Observer(), Known: known), static call => call.Grain.Watch(call.Observer, call.Known)),
            time);
        if (entry is null)
        {
            _products.TryRemove(new KeyValuePair<ProductId, WatchedProduct>(id, product));
        }

        return entry;
    }

    // The reference is weak: it lives as long as this object, which lives as long as the process.
    private IProductObserver Observer() => _observer ?? Interlocked.CompareExchange(ref _observer, grains.CreateObjectReference<IProductObserver>(this), null) ?? _observer;

    private void Shrink()
    {
        foreach (var (id, product) in _products)
        {
            if (product.IsForgotten(time))
            {
                _products.TryRemove(id, out _);
            }
        }

        var tooMany = _products.Count - CountMax;
        if (tooMany > 0)
        {
            foreach (var (id, _) in _products.OrderBy(static one => one.Value.UsedAt).Take(tooMany).ToList())
            {
                _products.TryRemove(id, out _);
            }
        }
    }
}
