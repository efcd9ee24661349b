using System.Collections.Immutable;

namespace Shop.Api.Customers;

/// <summary>An account, as its holder sees it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Email">The address, as they wrote it.</param>
/// <param name="EmailVerified">Whether they have shown that it is theirs.</param>
/// <param name="Name">What they want to be called.</param>
/// <param name="Roles">What an employee may do; empty for customers.</param>
/// <param name="CreatedAt">When they registered.</param>
public sealed record CustomerAnswer(
    string Id, string Email, bool EmailVerified, string Name, ImmutableArray<string> Roles, DateTimeOffset CreatedAt);
