namespace Shop.Catalog;

/// <inheritdoc cref="ICategoryTreeGrain"/>
internal sealed class CategoryTreeGrain(ICatalogStore store, CatalogWriter writer) : Grain, ICategoryTreeGrain
{
    private StoredCategories _categories = null!;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The key is another than <see cref="ICategoryTreeGrain.Key"/>.</exception>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (this.GetPrimaryKeyString() != ICategoryTreeGrain.Key)
        {
            throw new ArgumentException($"There is one tree of categories: '{ICategoryTreeGrain.Key}'.");
        }

        _categories = await store.ReadCategoriesAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CategoryTree> Read() => Task.FromResult(_categories.Tree);

    /// <inheritdoc/>
    public async Task<CategoriesWrite> Put(PutCategories command)
    {
        var current = _categories;
        var version = current.Tree.Version;
        if (command.ExpectedVersion is { } expected && expected != version)
        {
            var isRepeat = await writer.HasTakenEffectAsync(ICategoryTreeGrain.Key, command.Operation, current.Change);
            return new CategoriesWrite(current.Tree, isRepeat ? null : new CatalogRefusal(CatalogRule.VersionDiffers, version, []));
        }

        var faults = CategoryRules.Check(command.Items);
        return faults.IsEmpty
            ? await WriteAsync(new CategoryTree(version + 1, CategoryRules.InOrder(command.Items)), command)
            : new CategoriesWrite(current.Tree, new CatalogRefusal(CatalogRule.Invalid, version, faults));
    }

    /// <inheritdoc/>
    public async Task Settle()
    {
        _categories = await store.ReadCategoriesAsync(CancellationToken.None);
        await writer.SettleAsync(_categories);
    }

    private async Task<CategoriesWrite> WriteAsync(CategoryTree next, PutCategories command)
    {
        try
        {
            if (await writer.WriteAsync(_categories, next, command) is { } stored)
            {
                _categories = stored;
                await writer.FollowAsync(stored);
            }

            return new CategoriesWrite(_categories.Tree, Refusal: null);
        }
        catch
        {
            DeactivateOnIdle(); // what is stored now is unknown: the next activation reads it
            throw;
        }
    }
}
