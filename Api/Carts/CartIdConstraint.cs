using Shop.Carts;

namespace Shop.Api.Carts;

/// <summary><c>{id:cart}</c> in a route: what can't be a cart's id names none, and is 404 like every id that names nothing.</summary>
internal sealed class CartIdConstraint : IRouteConstraint
{
    /// <inheritdoc/>
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        CartId.TryParse(values[routeKey] as string, out _);
}
