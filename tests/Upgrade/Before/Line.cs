namespace Shop.Upgrade;

/// <summary>A line of a basket, as it is sent.</summary>
/// <param name="Sku">The thing.</param>
/// <param name="Quantity">How many.</param>
[GenerateSerializer, Immutable, Alias("upgrade.Line")]
public sealed record Line([property: Id(0)] string Sku, [property: Id(1)] int Quantity);
