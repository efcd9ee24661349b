namespace Shop.Api.WaitingRooms.Proofs;

/// <summary>Work for a place in a waiting room.</summary>
/// <param name="Challenge">What <c>POST …/places</c> takes back, with the number that solves it. It is good for the caller's next place alone.</param>
/// <param name="Algorithm">
/// <c>sha-256</c>: a whole number from 0 to 2⁵³ − 1 is wanted with which SHA-256 (SHA-256 (the challenge's UTF-8), then the number as eight
/// bytes, the highest first) begins with so many zero bits.
/// </param>
/// <param name="Bits">How many; 0 where the room asks for no work.</param>
/// <param name="ExpiresAt">Until when it is good.</param>
public sealed record ChallengeAnswer(string Challenge, string Algorithm, int Bits, DateTimeOffset ExpiresAt);
