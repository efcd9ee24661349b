using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Shop.Customers;
using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms.Proofs;

/// <summary>
/// Challenges for places: each is good for one shopper, one room, one ticket and some minutes, and says so itself under the shop's own
/// keys, so that nothing is kept of it. It names the ticket that its shopper has had before: with the next one it has served.
/// </summary>
internal sealed class RoomChallenges(IDataProtectionProvider protection, TimeProvider time)
{
    // An old phone needs half a minute on average for the most, and four times as long once in fifty.
    private static readonly TimeSpan _lifetime = TimeSpan.FromMinutes(5);

    // Ours have some 300 characters.
    private const int LengthMax = 1024;

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("waiting-room-proof").ToTimeLimitedDataProtector();

    /// <summary>A new one.</summary>
    /// <param name="room">For a place in this room.</param>
    /// <param name="shopper">For nobody else.</param>
    /// <param name="before">The ticket that they have had; null for none.</param>
    /// <param name="bits">The work.</param>
    public ChallengeAnswer New(WaitingRoomId room, ShopperId shopper, WaitingTicket? before, int bits)
    {
        var expiresAt = time.GetUtcNow() + _lifetime;
        var text = string.Create(CultureInfo.InvariantCulture, $"{bits} {About(room, shopper, before)}");
        return new ChallengeAnswer(_protector.Protect(text, expiresAt), WorkProof.Algorithm, bits, expiresAt);
    }

    /// <summary>How many bits of work a challenge asks for; null where it is none of ours, is too old, has served, or is another's.</summary>
    public int? BitsOf(string challenge, WaitingRoomId room, ShopperId shopper, WaitingTicket? before)
    {
        try
        {
            return challenge.Length <= LengthMax
                && _protector.Unprotect(challenge).Split(' ', 2) is [var bits, var about] && about == About(room, shopper, before)
                    ? int.Parse(bits, CultureInfo.InvariantCulture)
                    : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string About(WaitingRoomId room, ShopperId shopper, WaitingTicket? before) =>
        string.Create(CultureInfo.InvariantCulture, $"{room} {shopper} {before?.Number ?? 0}");
}
