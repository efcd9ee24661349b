using Microsoft.Extensions.Options;
using Shop.Carts;
using Shop.Hosting.Pricing;

namespace Shop.Api.Carts;

/// <summary>Makes what a shopper sees of a cart.</summary>
public sealed class CartPage(CartProducts products, CartStocks stocks, PricingBook prices, IOptions<CartSettings> settings)
{
    private readonly Currency _emptyCurrency = Currency.Parse(settings.Value.Currency);

    /// <summary>The cart as an answer; with its products as they are now.</summary>
    public async ValueTask<CartAnswer> ComposeAsync(CartView cart, WantedDelivery? delivery, CancellationToken cancellationToken)
    {
        var sold = await products.FindAsync(cart);
        var scarce = await stocks.ScarceAsync(cart, sold);
        return CartComposition.Compose(cart, sold, scarce, delivery, await prices.GetAsync(cancellationToken), _emptyCurrency);
    }

    /// <summary>The ways in which the cart can go there.</summary>
    public async ValueTask<ShippingMethodsAnswer> ShipAsync(CartView cart, WantedDelivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        var sold = await products.FindAsync(cart);
        var rules = await prices.GetAsync(cancellationToken);
        return ShippingMethodsAnswer.Of(CartComposition.Ship(cart, sold, delivery.Destination, rules, _emptyCurrency));
    }
}
