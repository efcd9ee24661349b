using System.Collections.Immutable;

namespace Shop.Catalog;

/// <summary>What became of beginning a change.</summary>
/// <param name="IsBegun">Whether it is recorded; not so for a repeat, and where another silo has begun the same version meanwhile.</param>
/// <param name="IsRepeat">Whether the same operation took effect before.</param>
/// <param name="IsSlugTaken">Whether another product has its slug. Then it must not be written, but settled.</param>
/// <param name="TakenSkus">Those of its SKUs that other products have. The same.</param>
public sealed record BegunChange(bool IsBegun, bool IsRepeat, bool IsSlugTaken, ImmutableArray<Sku> TakenSkus);
