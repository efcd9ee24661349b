using Shop.Checkout;

namespace Shop.Api.Checkout;

/// <summary><c>{id:checkout}</c> in a route: what can't be a checkout's id names none, and is 404 like every id that names nothing.</summary>
internal sealed class CheckoutIdConstraint : IRouteConstraint
{
    /// <inheritdoc/>
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        CheckoutId.TryParse(values[routeKey] as string, out _);
}
