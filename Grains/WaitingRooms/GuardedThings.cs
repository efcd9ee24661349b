using System.Collections.Frozen;
using System.Collections.Immutable;
using Shop.Checkout;

namespace Shop.WaitingRooms;

/// <summary>
/// What can't be checked out without having been admitted, as this silo knows it: read anew every second. Which checkouts have to show a
/// token is decided by it, at no cost for all others; whether a token is good is decided by the database, with the checkout's first row.
/// </summary>
public sealed class GuardedThings
{
    private volatile FrozenDictionary<Sku, Guard> _guards = FrozenDictionary<Sku, Guard>.Empty;

    /// <summary>Takes over what was read.</summary>
    public void Set(IEnumerable<KeyValuePair<Sku, Guard>> guards) => _guards = guards.ToFrozenDictionary();

    /// <summary>Whether a checkout of these lines may be begun: the room that must have admitted its owner, null for none; or why not.</summary>
    internal (WaitingRoomId? Room, CheckoutRefusal? Refusal) Judge(IEnumerable<(Sku Sku, int Quantity)> lines, AdmissionToken? token)
    {
        var guards = _guards;
        return guards.Count == 0 ? (null, null) : Judge(guards, lines, token);
    }

    private static (WaitingRoomId? Room, CheckoutRefusal? Refusal) Judge(
        FrozenDictionary<Sku, Guard> guards, IEnumerable<(Sku Sku, int Quantity)> lines, AdmissionToken? token)
    {
        var guarded = lines.Where(line => guards.ContainsKey(line.Sku)).ToList();
        if (guarded.Count == 0)
        {
            return (null, null);
        }

        // An admission is to one room: what other rooms guard has to go into another cart.
        var room = guards[guarded[0].Sku].Room;
        var foreign = guarded.Where(line => guards[line.Sku].Room != room).ToList();
        if (token is null || foreign.Count > 0)
        {
            var asked = token is null ? guarded.Where(line => guards[line.Sku].Room == room).ToList() : foreign;
            return (null, Refuse(CheckoutRule.AdmissionRequired, asked, guards[asked[0].Sku].Room.Value));
        }

        var tooMany = guarded.Where(line => line.Quantity > guards[line.Sku].PerShopper).ToList();
        return tooMany.Count > 0 ? (null, Refuse(CheckoutRule.QuantityLimited, tooMany, null)) : (room, null);
    }

    private static CheckoutRefusal Refuse(CheckoutRule rule, List<(Sku Sku, int Quantity)> lines, string? reason) =>
        new(rule, [.. lines.Select(static line => line.Sku)], reason);

    /// <summary>What guards a thing.</summary>
    /// <param name="Room">The room.</param>
    /// <param name="PerShopper">Pieces that one checkout may have.</param>
    public readonly record struct Guard(WaitingRoomId Room, int PerShopper);
}
