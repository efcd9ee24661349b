namespace Shop.ShopProcess;

/// <summary>A checkout that the process is to make and to pay.</summary>
/// <param name="Checkout">Its id.</param>
/// <param name="Guest">Who buys.</param>
/// <param name="Cart">What they buy.</param>
/// <param name="Skus">The things in the cart; no other purchase has them where this one is to be halted.</param>
/// <param name="Card">By what card.</param>
/// <param name="Operation">The name of the wish to pay.</param>
/// <param name="HaltAt">At which of the checkout's points it halts, counted from 1; 0 for none.</param>
/// <param name="HaltBefore">Before which call it halts the first time, such as <c>IPaymentProvider.AuthoriseAsync</c>; null for none.</param>
/// <param name="Total">Minor units of what it costs, where it is begun and paid in one call; 0 for two calls.</param>
public sealed record Purchase(
    string Checkout, string Guest, string Cart, string[] Skus, string Card, string Operation, int HaltAt = 0, string? HaltBefore = null,
    long Total = 0);

/// <summary>What the process tells of a purchase.</summary>
/// <param name="Checkout">Which.</param>
/// <param name="What"><c>halted</c>, <c>answered</c>, <c>counted</c>, or <c>failed</c>.</param>
/// <param name="Detail">At which point; with which status; with which exception.</param>
/// <param name="Points">How many of the checkout's points were passed so far.</param>
/// <param name="Order">The order that it became.</param>
public sealed record Report(string Checkout, string What, string Detail, int Points, string? Order = null);
