using Microsoft.Extensions.Logging;

namespace Shop.Catalog;

/// <inheritdoc cref="ICatalogSweeperGrain"/>
internal sealed class CatalogSweeperGrain(
    ICatalogLog log, ICatalogImports imports, TimeProvider time, ILogger<CatalogSweeperGrain> logger) : Grain, ICatalogSweeperGrain
{
    // A write takes milliseconds, and its calls give up after five seconds: what is older has no writer any more.
    private static readonly TimeSpan _age = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(4);

    // Subjects of one sweep: what a crash in the middle of an import leaves takes some sweeps.
    private const int CountMax = 500;

    private long? _sweptAt;

    /// <inheritdoc/>
    public async Task<int> Sweep()
    {
        if (_sweptAt is { } last && time.GetElapsedTime(last) < _interval)
        {
            return 0;
        }

        _sweptAt = time.GetTimestamp();
        var subjects = await log.UnsettledAsync(_age, CountMax, CancellationToken.None);
        await Task.WhenAll(subjects.Select(SettleAsync));
        foreach (var import in await imports.PendingAsync(CancellationToken.None))
        {
            await GrainFactory.GetGrain<ICatalogImportGrain>(import.ToString()).Apply();
        }

        if (subjects.Count > 0)
        {
            CatalogLogMessages.Swept(logger, subjects.Count);
        }

        return subjects.Count;
    }

    private async Task SettleAsync(string subject)
    {
        try
        {
            // Its grain does it, so that it doesn't happen beside a write.
            await (ProductId.TryParse(subject, out _)
                ? GrainFactory.GetGrain<IProductGrain>(subject).Settle()
                : GrainFactory.GetGrain<ICategoryTreeGrain>(subject).Settle());
        }
        catch (Exception exception)
        {
            CatalogLogMessages.NotSwept(logger, subject, exception);
        }
    }
}
