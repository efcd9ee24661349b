using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Identity;
using Shop.Customers;

namespace Shop.Api.Customers;

/// <summary>How Identity compares names: addresses by their <see cref="EmailAddress.Key"/>.</summary>
internal sealed class AccountNames : ILookupNormalizer
{
    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(name))]
    public string? NormalizeName(string? name) => name?.ToUpperInvariant();

    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(email))]
    public string? NormalizeEmail(string? email) => EmailAddress.TryParse(email, out var address) ? address.Key : email;
}
