namespace Shop.WaitingRooms;

/// <summary>A shopper's ticket of a room. It is stored before the shopper is told of it.</summary>
/// <param name="Number">Its number, from 1, in order of arrival: no other in the room has it.</param>
/// <param name="Token">What admits its holder; null as long as their turn hasn't come, or where that wasn't looked up.</param>
/// <param name="ExpiresAt">Until when a checkout can be begun with the token, by the database's clock.</param>
/// <param name="IsUsed">Whether a checkout has been begun with it.</param>
/// <param name="IsNext">Whether its holder wasn't there when their turn came, or never asked what came of it: they are let in before all who wait.</param>
[GenerateSerializer, Immutable, Alias("shop.waitingrooms.WaitingTicket")]
public sealed record WaitingTicket(
    [property: Id(0)] int Number,
    [property: Id(1)] AdmissionToken? Token = null,
    [property: Id(2)] DateTimeOffset? ExpiresAt = null,
    [property: Id(3)] bool IsUsed = false,
    [property: Id(4)] bool IsNext = false);
