using System.Text.Json.Serialization;

namespace Shop.Catalog;

/// <summary>Whether a product is for sale. The numbers go over the wire and never change their meaning.</summary>
[GenerateSerializer, Alias("shop.catalog.ProductStatus")]
public enum ProductStatus
{
    /// <summary>Shoppers see it and can buy it.</summary>
    [JsonStringEnumMemberName("active")]
    Active = 0,

    /// <summary>Staff and old orders know it; shoppers don't find it.</summary>
    [JsonStringEnumMemberName("archived")]
    Archived = 1,
}
