using Shop.WaitingRooms;

namespace Grains.Tests.WaitingRooms;

/// <summary>Rooms to decide about.</summary>
internal static class WaitingRoomsOfTests
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    public static string Seed { get; } = new('7', 64);

    /// <summary>A room that has started, with so many tickets, none of which was in the draw.</summary>
    public static WaitingRoom Started(int tickets, int admitted = 0, WaitingRoomState state = WaitingRoomState.Open, int perShopper = 1) => new()
    {
        Id = WaitingRoomId.Of(new OperationId(Guid.Empty)),
        Settings = new WaitingRoomSettings { Name = "A sale", StartsAt = Now - TimeSpan.FromMinutes(1), Skus = [Sku.Parse("A")], PerShopper = perShopper },
        State = state,
        Tickets = tickets,
        Admitted = admitted,
        Draw = new RoomDraw(Seed, 0),
        Revision = 1,
    };

    public static RoomReading Reading(WaitingRoom room, int available = 1_000_000, int outstanding = 0, double secondsSinceLast = 1) => new()
    {
        Room = room,
        Now = Now,
        AdmittedAt = Now - TimeSpan.FromSeconds(secondsSinceLast),
        Available = available,
        Outstanding = outstanding,
    };

    public static WaitingRoomView View(WaitingRoom room, int available = 1_000_000, int outstanding = 0, double perSecond = 10) =>
        new(room, new RoomFigures(available, outstanding, perSecond, perSecond, 0, TimeSpan.Zero), 1);
}
