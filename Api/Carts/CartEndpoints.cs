namespace Shop.Api.Carts;

/// <summary>Carts over HTTP. Whoever has a session may have carts, a guest too; another's cart is 404 like one that isn't there.</summary>
public static class CartEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapCarts(this IEndpointRouteBuilder api)
    {
        var carts = api.MapGroup("/carts").RequireAuthorization().WithTags("Carts");
        carts.MapPost("", CreateCart.HandleAsync).Produces<CartAnswer>(StatusCodes.Status201Created)
            .WithSummary("Opens a cart, which becomes the shopper's current one");
        carts.MapGet("/current", ReadCart.CurrentAsync).Produces<CartAnswer>().Produces(StatusCodes.Status204NoContent)
            .WithSummary("The shopper's current cart, if there is one");
        carts.MapGet("/{id:cart}", ReadCart.OneAsync).Produces<CartAnswer>()
            .WithSummary("A cart; with country and shippingMethod it has tax and shipping");
        carts.MapPost("/{id:cart}/items", AddCartItem.HandleAsync).Produces<CartAnswer>().WithSummary("Puts more of a thing into the cart");
        carts.MapPatch("/{id:cart}/items/{sku:sku}", SetCartItem.HandleAsync).Produces<CartAnswer>()
            .WithSummary("Sets how many of a thing are in the cart; 0 takes it out");
        carts.MapDelete("/{id:cart}/items/{sku:sku}", RemoveCartItem.HandleAsync).Produces<CartAnswer>()
            .WithSummary("Takes a thing out of the cart");
        carts.MapGet("/{id:cart}/shipping-methods", ListShippingMethods.HandleAsync).Produces<ShippingMethodsAnswer>()
            .WithSummary("How the cart can be sent, and what that costs");
    }
}
