namespace Shop.Catalog;

/// <summary>A field of a product or category that breaks a rule.</summary>
/// <param name="Field">The field, as a JSON pointer into the document: <c>/variants/0/price</c>.</param>
/// <param name="Rule">The rule, for programs: one of <see cref="CatalogFaultRule"/>.</param>
/// <param name="Message">The rule, for people.</param>
[GenerateSerializer, Immutable, Alias("shop.catalog.CatalogFault")]
public sealed record CatalogFault(
    [property: Id(0)] string Field,
    [property: Id(1)] string Rule,
    [property: Id(2)] string Message);
