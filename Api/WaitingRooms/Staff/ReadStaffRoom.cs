using Shop.Api.Problems;
using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms.Staff;

/// <summary>Shows a room with its figures.</summary>
internal static class ReadStaffRoom
{
    public static async Task<IResult> HandleAsync(string id, RoomMemory rooms, HttpContext context) =>
        WaitingRoomId.TryParse(id, out var room) && await rooms.FindAsync(room) is { } known
            ? TypedResults.Ok(StaffRoomAnswer.Show(context, known.View))
            : Problem.NotFound();
}
