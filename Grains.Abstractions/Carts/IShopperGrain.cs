using Shop.Customers;

namespace Shop.Carts;

/// <summary>
/// Which cart a shopper fills; its key is a <see cref="ShopperId"/>. What it answers is durable. Where a call throws, its outcome
/// is unknown and it may be repeated.
/// </summary>
[Alias("shop.carts.IShopperGrain")]
public interface IShopperGrain : IGrainWithStringKey
{
    /// <summary>The cart that the shopper fills; null before the first one.</summary>
    [Alias("CurrentCart")]
    Task<CartId?> CurrentCart();

    /// <summary>
    /// Opens a cart, which becomes the current one; earlier ones stay as they are. A repeat gets the same cart. Null for a guest
    /// whose cart has gone to an account.
    /// </summary>
    /// <param name="operation">Names the wish.</param>
    [Alias("NewCart")]
    Task<NewCart?> NewCart(OperationId operation);

    /// <summary>
    /// Takes over what a guest had, at login: the guest's lines come into this shopper's current cart. Doing it twice changes
    /// nothing, and one that a crash has cut off is finished before anything else is answered.
    /// </summary>
    /// <param name="guest">Whose cart it is; from then on the guest has none, and gets none.</param>
    /// <exception cref="ArgumentException">It is no guest, or this shopper has no account.</exception>
    [Alias("Adopt")]
    Task Adopt(ShopperId guest);

    /// <summary>
    /// Gives this guest's cart to an account, for ever and to one only: for the account's own grain, which takes the lines over.
    /// </summary>
    /// <param name="customer">The account's shopper.</param>
    /// <returns>The guest's current cart; null where there is none, or another account has it.</returns>
    [Alias("GiveTo")]
    Task<CartId?> GiveTo(ShopperId customer);
}
