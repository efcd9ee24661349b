using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Api.Problems;
using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms.Staff;

/// <summary>What opening and changing a room have in common.</summary>
internal static class RoomChanges
{
    /// <summary>What is wrong with how a room admits; null stands for what it is, or would be.</summary>
    public static Validation Validate(int? perShopper, int? admissionSeconds, int? perSecondMax, int? proofBits)
    {
        var (least, most) = ((int)WaitingRoomLimits.AdmissionMin.TotalSeconds, (int)WaitingRoomLimits.AdmissionMax.TotalSeconds);
        return new Validation()
            .InRange(perShopper ?? 1, 1, WaitingRoomLimits.PerShopperMax, "/perShopper")
            .InRange(admissionSeconds ?? least, least, most, "/admissionSeconds")
            .InRange(perSecondMax ?? 1, 1, WaitingRoomLimits.PerSecondMax, "/perSecondMax")
            .InRange(proofBits ?? 0, 0, WaitingRoomLimits.ProofBitsMax, "/proofBits");
    }

    /// <summary>What a client is told of a refusal.</summary>
    public static ProblemHttpResult Refused(WaitingRoomRefusal refusal) => refusal switch
    {
        WaitingRoomRefusal.NoRoom => Problem.NotFound(),
        WaitingRoomRefusal.NoSku => new Validation().That(holds: false, "/skus", "One of these is no SKU of a product.").ToProblem(),
        WaitingRoomRefusal.SkuTaken => Conflict("sku_guarded", "Another waiting room guards one of these things."),
        WaitingRoomRefusal.Started => Conflict("waiting_room_started", "The places are drawn: the start stays what it was."),
        WaitingRoomRefusal.Closed => Conflict("waiting_room_closed", "A waiting room that was closed stays closed."),
        WaitingRoomRefusal.RevisionDiffers => Problem.Of(
            StatusCodes.Status412PreconditionFailed, "precondition_failed", "The waiting room has been changed since."),
        WaitingRoomRefusal.OperationReused => Problem.Of(
            StatusCodes.Status422UnprocessableEntity, "idempotency_key_reused", "The Idempotency-Key has named another request."),
        _ => throw new InvalidOperationException($"A waiting room refuses by {refusal}, for which there is no answer."),
    };

    private static ProblemHttpResult Conflict(string code, string detail) => Problem.Of(StatusCodes.Status409Conflict, code, detail);
}
