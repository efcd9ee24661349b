namespace Shop.Catalog;

/// <summary>Tells how much of things is there: what a product starts from, before their stocks' grains tell it of changes.</summary>
public interface IStockLevels
{
    /// <summary>The levels of these things, in their order; none available, at version 0, where there is no stock.</summary>
    Task<IReadOnlyList<StockLevel>> ReadAsync(IReadOnlyList<Sku> skus, CancellationToken cancellationToken);
}
