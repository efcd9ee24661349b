namespace Shop.Orders;

/// <summary>A line of an order, as far as it is decided on.</summary>
/// <param name="Sku">The thing.</param>
/// <param name="Title">What it was called.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Shipped">How many of them were sent.</param>
public sealed record OrderLine(Sku Sku, string Title, int Quantity, int Shipped)
{
    /// <summary>How many are yet to be sent.</summary>
    public int Unshipped => Quantity - Shipped;
}
