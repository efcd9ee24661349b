using System.Collections.Immutable;

namespace Shop.Customers;

/// <summary>What employees may be allowed to do. The names are stored, and part of the API.</summary>
public static class StaffRoles
{
    /// <summary>Everything, and to say who may do what.</summary>
    public const string Owner = "owner";

    /// <summary>Products, prices, stock and imports.</summary>
    public const string Catalog = "catalog";

    /// <summary>Orders, fulfilments and refunds.</summary>
    public const string Orders = "orders";

    /// <summary>To look at orders and customers, and help.</summary>
    public const string Support = "support";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [Owner, Catalog, Orders, Support];
}
