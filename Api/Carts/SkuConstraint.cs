namespace Shop.Api.Carts;

/// <summary><c>{sku:sku}</c> in a route: what can't be a SKU names no thing, and is 404.</summary>
internal sealed class SkuConstraint : IRouteConstraint
{
    /// <inheritdoc/>
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        Sku.TryParse(values[routeKey] as string, out _);
}
