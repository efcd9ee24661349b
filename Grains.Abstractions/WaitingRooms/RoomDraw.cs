namespace Shop.WaitingRooms;

/// <summary>
/// The draw of those who came before the start. It is stored before anybody is told of a place, and public from then on: with it
/// everybody's place follows from their ticket's number, on every silo and after every crash the same.
/// </summary>
/// <param name="Seed">32 bytes by chance, as small hexadecimal digits.</param>
/// <param name="Count">How many tickets were drawn: those numbered 1–<paramref name="Count"/>.</param>
[GenerateSerializer, Immutable, Alias("shop.waitingrooms.RoomDraw")]
public sealed record RoomDraw([property: Id(0)] string Seed, [property: Id(1)] int Count);
