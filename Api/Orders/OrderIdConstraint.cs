using Shop.Orders;

namespace Shop.Api.Orders;

/// <summary><c>{id:order}</c> in a route: what can't be an order's id names none, and is 404 like every id that names nothing.</summary>
internal sealed class OrderIdConstraint : IRouteConstraint
{
    /// <inheritdoc/>
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        OrderId.TryParse(values[routeKey] as string, out _);
}
