namespace Shop.Invariants;

/// <summary>Something that must be true of the shop's books and the payment provider's, judged in SQL.</summary>
/// <param name="Name">What must be true.</param>
/// <param name="Sql">Finds what breaks it: one column of text, a row for each; none where it holds.</param>
public sealed record Invariant(string Name, string Sql);
