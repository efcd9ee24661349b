using System.Collections.Immutable;

namespace Shop.Api.Staff;

/// <summary>An employee, as the owner sees them.</summary>
/// <param name="Id">The account's name.</param>
/// <param name="Email">The address.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Roles">What they may do; see <see cref="Shop.Customers.StaffRoles"/>.</param>
public sealed record StaffAnswer(string Id, string Email, string Name, ImmutableArray<string> Roles);
