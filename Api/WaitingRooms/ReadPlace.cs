using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms;

/// <summary>Shows the caller's own place.</summary>
internal static class ReadPlace
{
    public static async Task<Results<Ok<PlaceAnswer>, ProblemHttpResult>> HandleAsync(
        string id, ClaimsPrincipal user, RoomMemory rooms, RoomCalls calls, TimeProvider time, HttpContext context)
    {
        if (!WaitingRoomId.TryParse(id, out var room)
            || await rooms.FindAsync(room) is not { } known
            || await calls.LookAsync(room, user.ShopperId()) is not { } ticket)
        {
            return Problem.NotFound();
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(PlaceAnswer.Of(known, ticket, time.GetUtcNow()));
    }
}
