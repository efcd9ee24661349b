using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Shop.Api.Idempotency;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms.Staff;

/// <summary>Opens a waiting room: its things are guarded from now on, and nobody is admitted before it starts.</summary>
/// <param name="Name">What the sale is called.</param>
/// <param name="StartsAt">When the places are drawn, and the first are admitted; what is past means at once.</param>
/// <param name="Skus">The things that nobody checks out without having been admitted.</param>
/// <param name="PerShopper">Pieces of each that one checkout may have; 1 where it isn't said.</param>
/// <param name="AdmissionSeconds">For how long an admission is good; ten minutes where it isn't said.</param>
/// <param name="PerSecondMax">Admissions a second that are never exceeded; 1,000 where it isn't said.</param>
/// <param name="ProofBits">
/// Bits of work that a shopper's device does for a place: 16 is a moment, 20 a second or some, 22 the most; none where it isn't said.
/// </param>
public sealed record OpenRoom(
    [property: Required] string? Name,
    [property: Required] DateTimeOffset? StartsAt,
    [property: Required] IReadOnlyList<Sku>? Skus,
    int? PerShopper,
    int? AdmissionSeconds,
    int? PerSecondMax,
    int? ProofBits = null)
{
    internal static async Task<IResult> HandleAsync(OpenRoom body, ClaimsPrincipal user, RoomCalls rooms, HttpContext context)
    {
        var validation = body.Validate();
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        var actor = user.ShopperId();
        var result = await rooms.OpenAsync(new OpenWaitingRoom(context.Operation(actor), actor.Value, body.ToSettings()));
        return result.View is { } view
            ? TypedResults.Created($"{context.Request.PathBase}{context.Request.Path}/{view.Room.Id}", StaffRoomAnswer.Show(context, view))
            : RoomChanges.Refused(result.Refusal);
    }

    private Validation Validate() => new Validation()
        .Text(Name, WaitingRoomLimits.NameMax, "/name")
        .Required(StartsAt, "/startsAt")
        .That(
            Skus is { Count: > 0 and <= WaitingRoomLimits.SkusMax } skus && skus.Distinct().Count() == skus.Count,
            "/skus", $"These are 1 to {WaitingRoomLimits.SkusMax} SKUs, each once.")
        .Nested(RoomChanges.Validate(PerShopper, AdmissionSeconds, PerSecondMax, ProofBits), "");

    private WaitingRoomSettings ToSettings()
    {
        // As PostgreSQL keeps it: a repeat has to find the same.
        var startsAt = new DateTimeOffset(StartsAt!.Value.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        var settings = new WaitingRoomSettings { Name = Name!, StartsAt = startsAt, Skus = [.. Skus!] };
        return settings with
        {
            PerShopper = PerShopper ?? settings.PerShopper,
            AdmissionFor = AdmissionSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : settings.AdmissionFor,
            PerSecondMax = PerSecondMax ?? settings.PerSecondMax,
            ProofBits = ProofBits ?? settings.ProofBits,
        };
    }
}
