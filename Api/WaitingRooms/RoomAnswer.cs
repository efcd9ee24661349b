using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms;

/// <summary>A sale's waiting room as everybody sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What the sale is called.</param>
/// <param name="Status">Whether it is open.</param>
/// <param name="StartsAt">When the places of those who are there are drawn, and the first are admitted.</param>
/// <param name="Skus">The things that nobody checks out without having been admitted.</param>
/// <param name="PerShopper">Pieces of each that one checkout may have.</param>
/// <param name="Waiting">How many wait.</param>
/// <param name="Admitted">How many have had their turn so far; whoever wasn't there then is let in once they are.</param>
/// <param name="SoldOut">Whether nothing is left that isn't kept for somebody. What is given back goes to those who wait.</param>
/// <param name="ProofBits">Bits of work that a device does for a place, by <c>POST …/challenges</c>; 0 for none.</param>
/// <param name="Draw">The draw, once it was made: with it anybody can work out every place again.</param>
public sealed record RoomAnswer(
    WaitingRoomId Id,
    string Name,
    RoomStatus Status,
    DateTimeOffset StartsAt,
    IReadOnlyList<Sku> Skus,
    int PerShopper,
    int Waiting,
    int Admitted,
    bool SoldOut,
    int ProofBits,
    DrawAnswer? Draw)
{
    internal static RoomAnswer Of(WaitingRoomView view)
    {
        var (room, settings) = (view.Room, view.Room.Settings);
        return new RoomAnswer(
            room.Id, settings.Name, RoomStatuses.Of(room.State), settings.StartsAt, settings.Skus, settings.PerShopper, room.Waiting, room.Admitted,
            view.Figures.Available <= 0, settings.ProofBits, room.Draw is { } draw ? new DrawAnswer(draw.Seed, draw.Count) : null);
    }
}

/// <summary>
/// The draw of those who came before the start. Tickets 1 to <c>count</c> are shuffled: from the last place down to the second, the
/// ticket there changes places with one at or before it, picked by the next number that the seed gives.
/// </summary>
/// <param name="Seed">Where chance came from: 32 bytes as hexadecimal digits, made at the start and not before.</param>
/// <param name="Count">How many were drawn.</param>
public sealed record DrawAnswer(string Seed, int Count);
