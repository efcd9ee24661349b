namespace Shop.Api.Carts;

/// <summary>What a shopper should know of a line before buying.</summary>
/// <param name="Code">
/// <c>unavailable</c>: it isn't sold any more; <c>out_of_stock</c>; <c>insufficient_stock</c>: there are fewer than wanted;
/// <c>price_changed</c>: it costs something else than when it was put in; <c>left_out</c>: it found no room when the guest's cart
/// came in at login; <c>shipping_unavailable</c>: the cart can't go that way.
/// </param>
/// <param name="Message">A sentence for people.</param>
/// <param name="Sku">The line; absent where it is about the whole cart.</param>
/// <param name="Available">For <c>insufficient_stock</c>: how many there are.</param>
/// <param name="Quantity">For <c>left_out</c>: how many found no room.</param>
/// <param name="PriceBefore">For <c>price_changed</c>: what one cost.</param>
/// <param name="PriceNow">For <c>price_changed</c>: what one costs.</param>
public sealed record CartProblem(
    string Code,
    string Message,
    Sku? Sku = null,
    int? Available = null,
    int? Quantity = null,
    Money? PriceBefore = null,
    Money? PriceNow = null)
{
    /// <summary>It isn't sold any more.</summary>
    public static CartProblem Unavailable(Sku sku) => new("unavailable", "This isn't sold any more.", sku);

    /// <summary>There is none left.</summary>
    public static CartProblem OutOfStock(Sku sku) => new("out_of_stock", "There is none of this left.", sku);

    /// <summary>There are fewer than wanted.</summary>
    public static CartProblem InsufficientStock(Sku sku, int available) =>
        new("insufficient_stock", $"There are only {available} of this left.", sku, Available: available);

    /// <summary>It costs something else now.</summary>
    public static CartProblem PriceChanged(Sku sku, Money before, Money now) =>
        new("price_changed", $"This cost {before} and now costs {now}.", sku, PriceBefore: before, PriceNow: now);

    /// <summary>It found no room at login.</summary>
    public static CartProblem LeftOut(Sku sku, int quantity) =>
        new("left_out", $"{quantity} of this found no room in the cart.", sku, Quantity: quantity);

    /// <summary>The cart can't go the chosen way.</summary>
    public static CartProblem ShippingUnavailable() => new("shipping_unavailable", "The cart can't be sent this way.");
}
