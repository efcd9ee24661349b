namespace Shop.Api.Customers.Addresses;

/// <summary>An address and how often it was changed.</summary>
/// <param name="Address">What it says.</param>
/// <param name="Version">Counts from 1.</param>
internal sealed record StoredAddress(AddressAnswer Address, long Version);
