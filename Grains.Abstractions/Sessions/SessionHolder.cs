using System.Collections.Immutable;
using Shop.Customers;

namespace Shop.Sessions;

/// <summary>For whom a session speaks.</summary>
/// <param name="Shopper">The owner of what is done by it.</param>
/// <param name="Roles">What an employee may do; empty for everybody else. As it was at login: a change ends the account's sessions.</param>
[GenerateSerializer, Immutable, Alias("shop.sessions.SessionHolder")]
public sealed record SessionHolder([property: Id(0)] ShopperId Shopper, [property: Id(1)] ImmutableArray<string> Roles)
{
    /// <summary>A shopper without a role.</summary>
    public static SessionHolder Of(ShopperId shopper) => new(shopper, []);
}
