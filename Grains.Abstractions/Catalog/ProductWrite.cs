namespace Shop.Catalog;

/// <summary>What became of a <see cref="PutProduct"/>.</summary>
/// <param name="View">The product as it is now; null where there is none.</param>
/// <param name="IsRepeat">Whether the change had taken effect before, and so changed nothing now.</param>
/// <param name="Refusal">Why nothing was changed; null where the change was carried out, now or before.</param>
[GenerateSerializer, Immutable, Alias("shop.catalog.ProductWrite")]
public sealed record ProductWrite(
    [property: Id(0)] ProductView? View,
    [property: Id(1)] bool IsRepeat,
    [property: Id(2)] CatalogRefusal? Refusal);
