using System.Collections.Immutable;

namespace Shop.Carts;

/// <summary>What becomes of a cart's lines.</summary>
/// <param name="Lines">The lines afterwards: the very ones from before where nothing changes.</param>
/// <param name="Refusal">Why nothing changes; null where the command is carried out.</param>
internal readonly record struct LineChange(ImmutableArray<StoredLine> Lines, CartRefusal? Refusal = null);
