using System.Collections.Immutable;

namespace Shop.Chaos.Shoppers;

/// <summary>An order that a shopper was told of.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Checkout">What became it.</param>
/// <param name="Cart">What was bought.</param>
/// <param name="Total">What was to be paid, in minor units.</param>
/// <param name="Lines">What was acknowledged to be in the cart.</param>
internal sealed record OrderAck(string Id, string Checkout, string Cart, long Total, ImmutableSortedDictionary<string, int> Lines);
