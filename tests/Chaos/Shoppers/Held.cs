namespace Shop.Chaos.Shoppers;

/// <summary>A checkout whose things are held.</summary>
/// <param name="Cart">What is bought.</param>
/// <param name="Checkout">Its id.</param>
/// <param name="Begun">What was told of it.</param>
internal sealed record Held(CartBook Cart, string Checkout, Answer Begun)
{
    /// <summary>What is to be paid, in minor units.</summary>
    public long Total { get; } = Begun.Minor("total");
}
