namespace Shop.Carts;

/// <summary>Why a command wasn't carried out.</summary>
/// <param name="Rule">The rule that it would break.</param>
/// <param name="Field">The command's field that breaks it, as JSON would name it: <c>quantity</c>, <c>sku</c>, <c>operation</c>.</param>
/// <param name="Limit">The bound that the rule sets; null where it sets none.</param>
[GenerateSerializer, Immutable, Alias("shop.carts.CartRefusal")]
public sealed record CartRefusal(
    [property: Id(0)] CartRule Rule,
    [property: Id(1)] string Field,
    [property: Id(2)] int? Limit);
