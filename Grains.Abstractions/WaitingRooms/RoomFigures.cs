namespace Shop.WaitingRooms;

/// <summary>What was measured of a room a moment ago, in the database, which is one for all silos.</summary>
/// <param name="Available">Pieces of its things that nobody holds.</param>
/// <param name="Outstanding">Admissions that are good and have begun no checkout yet.</param>
/// <param name="PerSecond">Admissions a second, over the last quarter of a minute.</param>
/// <param name="Pace">Admissions a second that checkouts seem to bear.</param>
/// <param name="AtWork">Checkouts, of the whole shop, that wait for the shop: their holds, their payment, their order.</param>
/// <param name="AtWorkFor">For how long half of them have waited.</param>
[GenerateSerializer, Immutable, Alias("shop.waitingrooms.RoomFigures")]
public sealed record RoomFigures(
    [property: Id(0)] int Available,
    [property: Id(1)] int Outstanding,
    [property: Id(2)] double PerSecond,
    [property: Id(3)] double Pace,
    [property: Id(4)] int AtWork,
    [property: Id(5)] TimeSpan AtWorkFor);
