using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Api.WaitingRooms.Proofs;
using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms;

/// <summary>Comes to a room. A shopper has one place in it, however often they ask; it is stored before they are told of it.</summary>
/// <param name="Proof">The work that a place costs, where it costs any; whoever has a place isn't asked again.</param>
public sealed record TakePlace(WorkDone? Proof)
{
    // A room that is full stays so for a while.
    private const string RetryAfterSeconds = "30";

    internal static async Task<IResult> HandleAsync(
        string id, TakePlace? body, ClaimsPrincipal user, RoomMemory rooms, RoomCalls calls, ProofOfPlace proofs, TimeProvider time, HttpContext context)
    {
        var validation = new Validation().Nested(body?.Proof?.Validate(), "/proof");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        if (!WaitingRoomId.TryParse(id, out var room) || await rooms.FindAsync(room) is not { } known)
        {
            return Problem.NotFound();
        }

        if (await proofs.RefusalAsync(known, user.ShopperId(), body?.Proof) is { } refusal)
        {
            return refusal;
        }

        var arrival = await calls.ArriveAsync(room, user.ShopperId());
        context.Response.Headers.CacheControl = "no-store";
        return arrival.Ticket is { } ticket
            ? TypedResults.Ok(PlaceAnswer.Of(known, ticket, time.GetUtcNow()))
            : Refused(arrival.Refusal, context);
    }

    private static ProblemHttpResult Refused(WaitingRoomRefusal refusal, HttpContext context)
    {
        switch (refusal)
        {
            case WaitingRoomRefusal.NoRoom:
                return Problem.NotFound();
            case WaitingRoomRefusal.Closed:
                return Problem.Of(StatusCodes.Status409Conflict, "waiting_room_closed", "The waiting room is closed: nobody has to wait any more.");
            default:
                context.Response.Headers.RetryAfter = RetryAfterSeconds;
                return Problem.Of(StatusCodes.Status503ServiceUnavailable, "waiting_room_full", "All places of the waiting room are taken.");
        }
    }
}
