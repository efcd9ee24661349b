using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Api.Problems;
using Shop.Customers;
using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms.Proofs;

/// <summary>Asks for the work that a place costs, of whoever gets a new one.</summary>
internal sealed class ProofOfPlace(RoomCalls calls, RoomChallenges challenges, TimeProvider time)
{
    /// <summary>Why somebody gets no place in a room; null where they may have one, or have it already.</summary>
    public async Task<ProblemHttpResult?> RefusalAsync(KnownRoom room, ShopperId shopper, WorkDone? done)
    {
        if (room.View.Room is not { State: not WaitingRoomState.Closed, Settings.ProofBits: > 0, Id: var id })
        {
            return null;
        }

        var before = await calls.FindAsync(id, shopper);
        return before is not null && room.PlaceOf(before, time.GetUtcNow()).State != PlaceState.Expired ? null : Judge(id, shopper, before, done);
    }

    private ProblemHttpResult? Judge(WaitingRoomId id, ShopperId shopper, WaitingTicket? before, WorkDone? done) =>
        done is not { Challenge: { } challenge, Number: { } number }
            ? Refuse("proof_required", "A place in this waiting room costs a device some work: ask for a challenge, and send what solves it.")
            : challenges.BitsOf(challenge, id, shopper, before) is not { } bits
                ? Refuse("proof_expired", "The challenge isn't good, or isn't any more: ask for another one.")
                : WorkProof.Solves(challenge, number, bits) ? null : Refuse("proof_wrong", "The number doesn't solve the challenge.");

    private static ProblemHttpResult Refuse(string code, string detail) => Problem.Of(StatusCodes.Status403Forbidden, code, detail);
}
