namespace Shop.Api.Catalog.Staff.Import;

/// <summary>A line of an import, as far as it could be read.</summary>
/// <param name="Line">Its number in what was sent, from 1.</param>
/// <param name="Product">What it says; null where it can't be read.</param>
/// <param name="Field">The member that can't be read.</param>
/// <param name="Fault">Why it can't be read; null where it can.</param>
internal sealed record ReadLine(int Line, ProductLine? Product, string Field = "", string? Fault = null);
