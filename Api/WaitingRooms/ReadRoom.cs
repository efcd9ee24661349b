using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Api.Problems;
using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms;

/// <summary>Shows a room.</summary>
internal static class ReadRoom
{
    // As old as its figures are anyway: a crowd that reloads is answered by what stands in front.
    private const string CacheControl = "public, max-age=1";

    public static async Task<Results<Ok<RoomAnswer>, ProblemHttpResult>> HandleAsync(string id, RoomMemory rooms, HttpContext context)
    {
        if (!WaitingRoomId.TryParse(id, out var room) || await rooms.FindAsync(room) is not { } known)
        {
            return Problem.NotFound();
        }

        context.Response.Headers.CacheControl = CacheControl;
        return TypedResults.Ok(RoomAnswer.Of(known.View));
    }
}
