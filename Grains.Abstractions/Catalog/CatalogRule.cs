namespace Shop.Catalog;

/// <summary>Rules that a write of the catalog may break. The numbers go over the wire and never change their meaning.</summary>
[GenerateSerializer, Alias("shop.catalog.CatalogRule")]
public enum CatalogRule
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>It was changed since the version that the change was made from.</summary>
    VersionDiffers = 1,

    /// <summary>Fields break rules.</summary>
    Invalid = 2,
}
