using Microsoft.AspNetCore.Authorization;
using Shop.Customers;

namespace Shop.Api.Sessions;

/// <summary>
/// Who may use a group of routes, by name. Without a name, <c>RequireAuthorization()</c> asks for any session, a guest's too.
/// </summary>
public static class Policies
{
    /// <summary>Whoever has an account.</summary>
    public const string Customer = "customer";

    /// <summary>Staff with the role <see cref="StaffRoles.Catalog"/>, and the owner.</summary>
    public const string Catalog = "staff-catalog";

    /// <summary>Staff with the role <see cref="StaffRoles.Orders"/>, and the owner.</summary>
    public const string Orders = "staff-orders";

    /// <summary>Staff who look at orders: with the role <see cref="StaffRoles.Orders"/> or <see cref="StaffRoles.Support"/>, and the owner.</summary>
    public const string OrdersRead = "staff-orders-read";

    /// <summary>Staff with the role <see cref="StaffRoles.Support"/>, and the owner.</summary>
    public const string Support = "staff-support";

    /// <summary>The owner.</summary>
    public const string Owner = "staff-owner";

    /// <summary>Registers them.</summary>
    public static AuthorizationBuilder AddShopPolicies(this AuthorizationBuilder authorization)
    {
        ArgumentNullException.ThrowIfNull(authorization);
        return authorization
            .AddPolicy(Customer, policy => policy.RequireAssertion(static context => context.User.ShopperIdOrNull() is { IsGuest: false }))
            .AddPolicy(Catalog, policy => policy.RequireRole(StaffRoles.Catalog, StaffRoles.Owner))
            .AddPolicy(Orders, policy => policy.RequireRole(StaffRoles.Orders, StaffRoles.Owner))
            .AddPolicy(OrdersRead, policy => policy.RequireRole(StaffRoles.Orders, StaffRoles.Support, StaffRoles.Owner))
            .AddPolicy(Support, policy => policy.RequireRole(StaffRoles.Support, StaffRoles.Owner))
            .AddPolicy(Owner, policy => policy.RequireRole(StaffRoles.Owner));
    }
}
