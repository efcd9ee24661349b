namespace Shop.Inventory;

/// <summary>More calls wait for one stock than it can answer in time; nothing was done, and a moment later there may be room.</summary>
[GenerateSerializer, Alias("shop.inventory.StockOverloadedException")]
public sealed class StockOverloadedException : Exception
{
    /// <summary>With a message that says nothing of what it was.</summary>
    public StockOverloadedException()
    {
    }

    /// <summary>With a message for the log.</summary>
    public StockOverloadedException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and what led to it.</summary>
    public StockOverloadedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
