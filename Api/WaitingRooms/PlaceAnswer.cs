using Shop.WaitingRooms;

namespace Shop.Api.WaitingRooms;

/// <summary>A shopper's place in a waiting room.</summary>
/// <param name="RoomId">The room.</param>
/// <param name="Status">How they stand.</param>
/// <param name="Number">Their ticket's number, in order of arrival.</param>
/// <param name="Place">Their place, from 1; left out before the draw.</param>
/// <param name="Ahead">People before them; left out where they don't wait.</param>
/// <param name="SecondsLeft">How long it will take, at the rate of the last moments, or until the start; left out where nobody knows.</param>
/// <param name="AdmissionToken">What <c>POST /checkouts</c> takes, once they are admitted. It is worth nothing to anybody else.</param>
/// <param name="ExpiresAt">Until when it is good.</param>
public sealed record PlaceAnswer(
    WaitingRoomId RoomId,
    PlaceState Status,
    int Number,
    int? Place,
    int? Ahead,
    int? SecondsLeft,
    AdmissionToken? AdmissionToken = null,
    DateTimeOffset? ExpiresAt = null)
{
    /// <summary>With what admits them, if they are.</summary>
    internal static PlaceAnswer Of(KnownRoom room, WaitingTicket ticket, DateTimeOffset now)
    {
        var answer = WithoutToken(room, ticket, now);
        return answer.Status == PlaceState.Admitted ? answer with { AdmissionToken = ticket.Token, ExpiresAt = ticket.ExpiresAt } : answer;
    }

    /// <summary>What a stream may say, which isn't asked again whose it is.</summary>
    internal static PlaceAnswer WithoutToken(KnownRoom room, WaitingTicket ticket, DateTimeOffset now)
    {
        var place = room.PlaceOf(ticket, now);
        return new PlaceAnswer(
            room.View.Room.Id, place.State, place.Number, place.Place, place.Ahead, place.Left is { } left ? (int)Math.Ceiling(left.TotalSeconds) : null);
    }
}
