using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms.Proofs;

/// <summary>Hands out the work that a place costs.</summary>
internal static class AskForChallenge
{
    public static async Task<Results<Ok<ChallengeAnswer>, ProblemHttpResult>> HandleAsync(
        string id, ClaimsPrincipal user, RoomMemory rooms, RoomCalls calls, RoomChallenges challenges, HttpContext context)
    {
        if (!WaitingRoomId.TryParse(id, out var room) || await rooms.FindAsync(room) is not { } known)
        {
            return Problem.NotFound();
        }

        var shopper = user.ShopperId();
        var before = await calls.FindAsync(room, shopper);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(challenges.New(room, shopper, before, known.View.Room.Settings.ProofBits));
    }
}
