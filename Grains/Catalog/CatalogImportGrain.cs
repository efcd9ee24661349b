using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Shop.Catalog;

/// <inheritdoc cref="ICatalogImportGrain"/>
/// <remarks>
/// The products' own grains write, each the one writer of its product; their writes share round trips. A line's operation is named
/// by import and line, so that one that was written before a crash isn't written again after it.
/// </remarks>
internal sealed class CatalogImportGrain(ICatalogImports imports, ILogger<CatalogImportGrain> logger) : Grain, ICatalogImportGrain
{
    // As many as go into one round trip of the store.
    private const int PageSize = 256;

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(1);

    private ImportId _id;
    private IGrainTimer? _work;

    /// <inheritdoc/>
    /// <exception cref="FormatException">The grain's key is no import's id.</exception>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = ImportId.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Apply()
    {
        _work ??= this.RegisterGrainTimer(
            WorkAsync, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = _pause, KeepAlive = true });
        return Task.CompletedTask;
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            var lines = await imports.NextAsync(_id, PageSize, cancellationToken);
            if (lines.Count > 0)
            {
                await imports.MarkAsync(_id, await Task.WhenAll(lines.Select(WriteAsync)), cancellationToken);
                return;
            }

            await imports.FinishAsync(_id, cancellationToken);
        }
        catch (Exception exception)
        {
            // The sweeper asks again in a few seconds.
            CatalogLogMessages.ImportStopped(logger, _id, exception);
        }

        _work?.Dispose();
        _work = null;
        DeactivateOnIdle();
    }

    private async Task<(int Line, string? Fault)> WriteAsync(StagedLine line)
    {
        var write = await GrainFactory.GetGrain<IProductGrain>(line.Document.Id.Value).Put(new PutProduct(
            line.Document, ExpectedVersion: null, line.Actor, OperationId.Of($"{_id} {line.Line}"), ChangeKind.Import));

        // All was checked before: only what others have taken since can be in the way.
        return (line.Line, write.Refusal is { Faults: [var fault, ..] } ? $"{fault.Field}: {fault.Message}" : null);
    }
}
