namespace Shop.Catalog;

/// <summary>A line of an import that is to be written.</summary>
/// <param name="Line">Its number in what was sent, from 1.</param>
/// <param name="Actor">Who asked for the import.</param>
/// <param name="Document">The product.</param>
public sealed record StagedLine(int Line, string Actor, ProductDocument Document);
