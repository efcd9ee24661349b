using Shop.Catalog;

namespace Shop.Silo.Catalog.Grouping;

/// <summary>The stocks of many products in one round trip.</summary>
internal sealed class GroupedStockLevels(IStockLevels levels) : IStockLevels
{
    private readonly GroupedCalls<IReadOnlyList<Sku>, IReadOnlyList<StockLevel>> _reads = new(async lists =>
    {
        var all = await levels.ReadAsync([.. lists.SelectMany(static list => list)], CancellationToken.None);
        var answers = new IReadOnlyList<StockLevel>[lists.Count];
        var start = 0;
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = [.. all.Skip(start).Take(lists[i].Count)];
            start += lists[i].Count;
        }

        return answers;
    });

    /// <inheritdoc/>
    public Task<IReadOnlyList<StockLevel>> ReadAsync(IReadOnlyList<Sku> skus, CancellationToken cancellationToken) =>
        _reads.CallAsync(skus).WaitAsync(cancellationToken);
}
