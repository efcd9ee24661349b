using Shop.Api.Caching;
using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms.Staff;

/// <summary>A waiting room as staff see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What the sale is called.</param>
/// <param name="Status">Whether it is open.</param>
/// <param name="StartsAt">When the places are drawn, and the first are admitted.</param>
/// <param name="Skus">What it guards.</param>
/// <param name="PerShopper">Pieces of each that one checkout may have.</param>
/// <param name="AdmissionSeconds">For how long an admission is good, from when its holder is told of it.</param>
/// <param name="PerSecondMax">Admissions a second that are never exceeded.</param>
/// <param name="ProofBits">Bits of work that a device does for a place; 0 for none.</param>
/// <param name="Tickets">How many have come.</param>
/// <param name="Admitted">How many have had their turn; whoever wasn't there then is let in once they are.</param>
/// <param name="Draw">The draw, once it was made.</param>
/// <param name="Available">Pieces that nobody holds.</param>
/// <param name="Outstanding">Who was admitted, may still begin a checkout, and hasn't.</param>
/// <param name="PerSecond">Admissions a second, over the last moments.</param>
/// <param name="Pace">Admissions a second that checkouts seem to bear.</param>
/// <param name="CheckoutsAtWork">Checkouts of the whole shop that wait for the shop.</param>
/// <param name="CheckoutsAtWorkMilliseconds">For how long half of them have waited.</param>
/// <param name="Revision">Counts what staff did.</param>
public sealed record StaffRoomAnswer(
    WaitingRoomId Id,
    string Name,
    RoomStatus Status,
    DateTimeOffset StartsAt,
    IReadOnlyList<Sku> Skus,
    int PerShopper,
    int AdmissionSeconds,
    int PerSecondMax,
    int ProofBits,
    int Tickets,
    int Admitted,
    DrawAnswer? Draw,
    int Available,
    int Outstanding,
    double PerSecond,
    double Pace,
    int CheckoutsAtWork,
    int CheckoutsAtWorkMilliseconds,
    long Revision)
{
    /// <summary>The answer, with the tag that a change may name.</summary>
    internal static StaffRoomAnswer Show(HttpContext context, WaitingRoomView view)
    {
        context.Response.Headers.ETag = EntityTag.OfVersion(view.Room.Revision);
        context.Response.Headers.CacheControl = "no-store";
        return Of(view);
    }

    private static StaffRoomAnswer Of(WaitingRoomView view)
    {
        var (room, settings, figures) = (view.Room, view.Room.Settings, view.Figures);
        return new StaffRoomAnswer(
            room.Id, settings.Name, RoomStatuses.Of(room.State), settings.StartsAt, settings.Skus, settings.PerShopper,
            (int)settings.AdmissionFor.TotalSeconds, settings.PerSecondMax, settings.ProofBits, room.Tickets, room.Admitted,
            room.Draw is { } draw ? new DrawAnswer(draw.Seed, draw.Count) : null, figures.Available, figures.Outstanding, figures.PerSecond,
            figures.Pace, figures.AtWork, (int)figures.AtWorkFor.TotalMilliseconds, room.Revision);
    }
}
