namespace Shop;

/// <summary>The name under which the shop's own measurements are published; what is measured stands with each feature.</summary>
public static class ShopMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Shop";
}
