using System.Buffers.Text;
using System.Text;

namespace Shop.Api.Customers;

/// <summary>What a mailed link carries: whose it is, and Identity's token, in characters that survive any mail program.</summary>
internal static class LinkToken
{
    /// <summary>What templates call it.</summary>
    public const string Name = "token";

    // Identity's tokens have some 250 bytes.
    private const int LengthMax = 1024;
    private const int IdDigits = 32;

    /// <summary>Makes one.</summary>
    public static string Of(Customer customer, string token) => $"{customer.Id:N}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(token))}";

    /// <summary>Reads one; null where it is none.</summary>
    public static (Guid Customer, string Token)? Read(string? text)
    {
        if (text is null || text.Length is <= IdDigits + 1 or > LengthMax || text[IdDigits] != '.'
            || !Guid.TryParseExact(text.AsSpan(0, IdDigits), "N", out var customer) || !Base64Url.IsValid(text.AsSpan(IdDigits + 1)))
        {
            return null;
        }

        return (customer, Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text.AsSpan(IdDigits + 1))));
    }
}
