namespace Shop.Inventory;

/// <summary>Why stock wasn't changed. The numbers go over the wire and never change their meaning.</summary>
[GenerateSerializer, Alias("shop.inventory.StockRefusal")]
public enum StockRefusal
{
    /// <summary>It was.</summary>
    None = 0,

    /// <summary>Fewer would be on hand than are reserved.</summary>
    BelowReserved = 1,

    /// <summary>More than <see cref="InventoryLimits.MaxOnHand"/> would be on hand.</summary>
    TooMany = 2,

    /// <summary>The operation id has named another change.</summary>
    OperationReused = 3,

    /// <summary>The stock has another version than the one that the change was decided on.</summary>
    VersionDiffers = 4,
}
