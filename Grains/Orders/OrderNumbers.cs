using System.Security.Cryptography;

namespace Shop.Orders;

/// <summary>What people call orders by.</summary>
internal static class OrderNumbers
{
    // Crockford's Base32: no letter that is taken for a digit, or for another letter, on the phone.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>
    /// A new one, such as <c>7K3M-9QXF-2D0R</c>: 60 random bits, so that it tells nobody how many orders there are, and two are
    /// never the same by chance (the database refuses them all the same).
    /// </summary>
    public static string New()
    {
        var text = RandomNumberGenerator.GetString(Letters, 12);
        return $"{text[..4]}-{text[4..8]}-{text[8..]}";
    }
}
