using Shop.Carts;
using Shop.Catalog;

namespace Shop.Api.Carts;

/// <summary>A cart as clients see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Lines">One a thing, in the order in which they came in.</param>
/// <param name="Subtotal">The sum of the lines that can be bought.</param>
/// <param name="Discounts">What is taken off.</param>
/// <param name="Shipping">What the chosen way to ship costs; absent while none is chosen.</param>
/// <param name="Tax">All tax; absent while the destination isn't known.</param>
/// <param name="TaxIncluded">Whether the tax is in the prices already; absent like the tax.</param>
/// <param name="Total">What is to be paid, as far as it is known.</param>
/// <param name="Problems">What the shopper should know before buying; empty as a rule.</param>
/// <param name="Version">Counts the changes of the contents; <c>If-Match</c> with the ETag makes a change depend on it.</param>
public sealed record CartAnswer(
    CartId Id,
    IReadOnlyList<CartLineAnswer> Lines,
    Money Subtotal,
    IReadOnlyList<DiscountAnswer> Discounts,
    Money? Shipping,
    Money? Tax,
    bool? TaxIncluded,
    Money Total,
    IReadOnlyList<CartProblem> Problems,
    long Version);

/// <summary>A line of a cart.</summary>
/// <param name="Sku">The thing.</param>
/// <param name="Quantity">1–999.</param>
/// <param name="UnitPrice">What one costs now; absent where it can't be bought.</param>
/// <param name="Subtotal">Unit price × quantity; absent where it can't be bought.</param>
/// <param name="Product">What it is; absent where it isn't sold any more.</param>
/// <param name="Availability">Whether it can be had; absent where it isn't sold any more.</param>
public sealed record CartLineAnswer(
    Sku Sku,
    int Quantity,
    Money? UnitPrice,
    Money? Subtotal,
    CartProductAnswer? Product,
    CartAvailability? Availability);

/// <summary>The product of a line, as far as a cart shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Options">What was chosen of each option.</param>
/// <param name="Image">The picture for lists; absent where there is none.</param>
public sealed record CartProductAnswer(
    ProductId Id, string Slug, string Title, IReadOnlyList<OptionChoice> Options, ProductImage? Image)
{
    private CartProductAnswer(CartProductAnswer other) =>
        (Id, Slug, Title, Options, Image) = (other.Id, other.Slug, other.Title, other.Options, other.Image);

    /// <summary>
    /// Its JSON, once it was written: a product stands in thousands of carts, each answered many times. A copy has none: it may be
    /// about to become another.
    /// </summary>
    internal byte[]? Json { get; set; }
}

/// <summary>Whether a line's thing can be had.</summary>
/// <param name="State">Whether.</param>
/// <param name="Quantity">How many, told only when they are few.</param>
public sealed record CartAvailability(AvailabilityState State, int? Quantity);

/// <summary>An amount off the cart.</summary>
/// <param name="Code">What grants it.</param>
/// <param name="Amount">How much.</param>
public sealed record DiscountAnswer(string Code, Money Amount);
