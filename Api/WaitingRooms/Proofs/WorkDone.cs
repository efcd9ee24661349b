using System.ComponentModel.DataAnnotations;
using Shop.Api.Problems;

namespace Shop.Api.WaitingRooms.Proofs;

/// <summary>That a device has done what a place costs.</summary>
/// <param name="Challenge">As <c>POST …/challenges</c> has handed it out.</param>
/// <param name="Number">What solves it.</param>
public sealed record WorkDone([property: Required] string? Challenge, [property: Required] long? Number)
{
    internal Validation Validate() => new Validation().Required(Challenge, "/challenge").InRange(Number, 0, WorkProof.NumberMax, "/number");
}
