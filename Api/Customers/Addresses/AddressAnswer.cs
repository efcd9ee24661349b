namespace Shop.Api.Customers.Addresses;

/// <summary>One of an account's addresses.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Name">Who receives it there.</param>
/// <param name="Line1">Street and number.</param>
/// <param name="Line2">What else finds the door.</param>
/// <param name="City">The town.</param>
/// <param name="Region">State, province or county.</param>
/// <param name="PostalCode">As the country writes it.</param>
/// <param name="Country">ISO 3166-1, two capitals.</param>
public sealed record AddressAnswer(
    string Id, string Name, string Line1, string? Line2, string City, string? Region, string PostalCode, string Country);
