using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Shop.Orders;

namespace Shop.Api.Orders;

/// <summary>What mailed links to orders carry: the order's id and until when it may be read, under the shop's own keys.</summary>
internal sealed class OrderLinks(IDataProtectionProvider protection)
{
    // Long enough to find the mail; then another is asked for.
    private static readonly TimeSpan _lifetime = TimeSpan.FromDays(1);

    // Ours have some 200 characters.
    private const int LengthMax = 1024;

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("order-link").ToTimeLimitedDataProtector();

    /// <summary>A new one.</summary>
    public string New(OrderId order) => _protector.Protect(order.Value, _lifetime);

    /// <summary>Reads one; null where it is none of ours, or too old.</summary>
    public OrderId? Read(string token)
    {
        try
        {
            return token.Length <= LengthMax && OrderId.TryParse(_protector.Unprotect(token), out var order) ? order : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
