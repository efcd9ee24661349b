using Orleans.Runtime;

namespace Shop.Catalog;

/// <inheritdoc cref="IProductGrain"/>
/// <remarks>
/// Writes come one after the other; reads and news of stocks interleave with them, and see the product as it was until the next
/// version is stored.
/// </remarks>
/// <param name="services">What all products share.</param>
internal sealed class ProductGrain(ProductServices services) : Grain, IProductGrain
{
    // Changes are pushed at once, but no more often than this: twenty times a second is more than eyes can follow, and well
    // below the 200 ms within which every process knows.
    private static readonly TimeSpan _pushInterval = TimeSpan.FromMilliseconds(50);

    private WarmProduct? _product;
    private ProductWatchers? _watchers;

    /// <inheritdoc/>
    /// <exception cref="FormatException">The grain's key is no product's id.</exception>
    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        LoadAsync(ProductId.Parse(this.GetPrimaryKeyString()), cancellationToken);

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _watchers?.Waiting?.Dispose();
        if (_product is not null)
        {
            var id = ProductId.Parse(this.GetPrimaryKeyString());
            _watchers?.Tell(observer => observer.Left(id));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<ProductView?> Read() => Task.FromResult(Existing()?.View());

    /// <inheritdoc/>
    public Task<ProductView?> Watch(IProductObserver observer, long knownVersion)
    {
        if (Existing() is not { } product)
        {
            return Task.FromResult<ProductView?>(null);
        }

        (_watchers ??= new ProductWatchers(services.Time)).Add(observer);
        return Task.FromResult(product.Version == knownVersion ? null : product.View());
    }

    /// <inheritdoc/>
    public async Task<ProductWrite> Put(PutProduct command)
    {
        try
        {
            return await WriteAsync(command);
        }
        catch
        {
            // What is stored now is unknown, or known to be another's: the next activation reads it.
            DeactivateOnIdle();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task StockChanged(StockLevel level)
    {
        if (Existing()?.Update(level) == true)
        {
            Push();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task Settle()
    {
        var id = ProductId.Parse(this.GetPrimaryKeyString());
        var before = _product?.Version;
        await LoadAsync(id, CancellationToken.None);
        await (_product is null ? services.Writer.SettleNothingAsync(id) : services.Writer.SettleAsync(_product.Stored()));
        if (_product is not null && _product.Version != before)
        {
            Push();
        }

        if (_watchers?.IsEmpty != false)
        {
            DeactivateOnIdle(); // a sweep wakes products that nobody asks for
        }
    }

    // Whoever asks for products that don't exist must not fill the memory.
    private WarmProduct? Existing()
    {
        if (_product is null)
        {
            DeactivateOnIdle();
        }

        return _product;
    }

    private async Task<ProductWrite> WriteAsync(PutProduct command)
    {
        var id = ProductId.Parse(this.GetPrimaryKeyString());
        var current = _product?.Stored();
        var (next, refusal) = ProductDecisions.Decide(id, current?.Document, command, services.Time.GetUtcNow());
        if (next is null)
        {
            var isRepeat = current is not null
                && await services.Writer.HasTakenEffectAsync(id.Value, command.Operation, current.Change);
            return new ProductWrite(_product?.View(), isRepeat, isRepeat ? null : refusal);
        }

        var levels = await services.LevelsAsync(next, _product);
        var (stored, begun) = await services.Writer.WriteAsync(current, next, command);
        if (stored is null)
        {
            var taken = begun.IsRepeat
                ? null
                : new CatalogRefusal(CatalogRule.Invalid, current?.Document.Version ?? 0, ProductDecisions.Taken(next, begun));
            return new ProductWrite(_product?.View(), begun.IsRepeat, taken);
        }

        await TakeOverAsync(stored, levels);
        await services.Writer.FollowAsync(stored);
        if (command.Kind == ChangeKind.Import && _watchers?.IsEmpty != false)
        {
            DeactivateOnIdle(); // an import touches every product, and most of them nobody asks for
        }

        return new ProductWrite(_product!.View(), IsRepeat: false, Refusal: null);
    }

    private async Task TakeOverAsync(StoredProduct stored, IReadOnlyList<StockLevel> levels)
    {
        var before = _product;
        _product = new WarmProduct(stored, levels.Select(level => before?.LevelOf(level.Sku) ?? level));
        Push();

        // News of a stock that the product had no variant for went unheard until now.
        foreach (var level in await services.NewLevelsAsync(stored.Document, before))
        {
            await StockChanged(level);
        }
    }

    private async Task LoadAsync(ProductId id, CancellationToken cancellationToken)
    {
        var stored = await services.ReadAsync(id, cancellationToken);
        var levels = stored is null ? [] : await services.LevelsAsync(stored.Document, known: null);
        var before = _product;
        _product = stored is null ? null : new WarmProduct(stored, levels);
        foreach (var level in levels)
        {
            // News that came while the levels were read.
            _product!.Update(before?.LevelOf(level.Sku) ?? level);
        }
    }

    private void Push()
    {
        if (_watchers is not { Waiting: null, IsEmpty: false } watchers)
        {
            return;
        }

        var wait = _pushInterval - services.Time.GetElapsedTime(watchers.PushedAt);
        if (wait <= TimeSpan.Zero)
        {
            Tell(watchers);
            return;
        }

        watchers.Waiting = this.RegisterGrainTimer(
            _ =>
            {
                watchers.Waiting?.Dispose();
                watchers.Waiting = null;
                Tell(watchers);
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions { DueTime = wait, Period = Timeout.InfiniteTimeSpan, Interleave = true });
    }

    private void Tell(ProductWatchers watchers)
    {
        watchers.PushedAt = services.Time.GetTimestamp();
        var view = _product!.View();
        watchers.Tell(observer => observer.Changed(view));
    }
}
