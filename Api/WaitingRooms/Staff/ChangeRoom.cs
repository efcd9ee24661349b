using System.Security.Claims;
using Shop.Api.Caching;
using Shop.Api.Idempotency;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms.Staff;

/// <summary>Changes a room; what isn't said stays.</summary>
/// <param name="Status"><c>open</c> goes on, <c>paused</c> admits nobody meanwhile, <c>closed</c> ends it for good.</param>
/// <param name="StartsAt">When it starts, as long as it hasn't.</param>
/// <param name="PerShopper">Pieces of each thing that one checkout may have.</param>
/// <param name="AdmissionSeconds">For how long admissions from now on are good.</param>
/// <param name="PerSecondMax">Admissions a second that are never exceeded.</param>
/// <param name="ProofBits">Bits of work that a shopper's device does for a place from now on; 0 for none.</param>
public sealed record ChangeRoom(
    RoomStatus? Status, DateTimeOffset? StartsAt, int? PerShopper, int? AdmissionSeconds, int? PerSecondMax, int? ProofBits = null)
{
    internal static async Task<IResult> HandleAsync(string id, ChangeRoom body, ClaimsPrincipal user, RoomCalls rooms, RoomMemory memory, HttpContext context)
    {
        var validation = RoomChanges.Validate(body.PerShopper, body.AdmissionSeconds, body.PerSecondMax, body.ProofBits);
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        if (!WaitingRoomId.TryParse(id, out var room))
        {
            return Problem.NotFound();
        }

        var result = await rooms.ChangeAsync(room, body.ToCommand(context, user));
        if (result.Refusal != WaitingRoomRefusal.None)
        {
            return RoomChanges.Refused(result.Refusal);
        }

        memory.Take(result.View!);
        return TypedResults.Ok(StaffRoomAnswer.Show(context, result.View!));
    }

    private ChangeWaitingRoom ToCommand(HttpContext context, ClaimsPrincipal user) => new()
    {
        Operation = context.Operation(user.ShopperId()),
        Actor = user.ShopperId().Value,
        State = Status is { } status ? RoomStatuses.ToState(status) : null,
        StartsAt = StartsAt?.ToUniversalTime(),
        PerShopper = PerShopper,
        AdmissionFor = AdmissionSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        PerSecondMax = PerSecondMax,
        ProofBits = ProofBits,
        ExpectedRevision = EntityTag.ExpectedVersion(context.Request),
    };
}
