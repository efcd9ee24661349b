namespace Shop.Chaos.Shoppers;

/// <summary>A sale that has a waiting room.</summary>
/// <param name="Room">The room's id.</param>
/// <param name="Sku">What nobody checks out without having been admitted.</param>
internal sealed record Sale(string Room, string Sku);
