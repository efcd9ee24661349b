using System.Collections.Immutable;

namespace Shop.Api.Customers.Addresses;

/// <summary>An account's addresses.</summary>
/// <param name="Items">The oldest first; <see cref="AddressBook.MaxPerCustomer"/> at most, so that there is no second page.</param>
/// <param name="Next">None.</param>
public sealed record AddressPage(ImmutableArray<AddressAnswer> Items, string? Next);
