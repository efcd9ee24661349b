using System.Collections.Immutable;

namespace Shop.Api.Staff;

/// <summary>All employees.</summary>
/// <param name="Items">By address. A shop has some dozens, so that there is no second page.</param>
/// <param name="Next">None.</param>
public sealed record StaffPage(ImmutableArray<StaffAnswer> Items, string? Next);
