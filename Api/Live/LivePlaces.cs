using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Shop.Api.Sessions;
using Shop.Api.WaitingRooms;
using Shop.WaitingRooms;

namespace Shop.Api.Live;

/// <summary>
/// What streams tell of waiting rooms: the room, which is everybody's, and where the caller stands. The number of a ticket never
/// changes, so it is asked for once a stream; all else is worked out here. What admits somebody is told by no stream.
/// </summary>
internal sealed class LivePlaces(RoomMemory rooms, RoomCalls calls, StreamedPlaces streamed, IOptions<JsonOptions> json, TimeProvider time)
{
    /// <summary>What an event says of a room.</summary>
    public async Task<byte[]> TellAsync(LiveTopic topic, long version, HttpContext context)
    {
        var head = $"{{\"topic\":\"{topic}\",\"version\":{version}";
        if (await rooms.FindAsync(WaitingRoomId.Parse(topic.Id)) is not { } room)
        {
            return Encoding.UTF8.GetBytes(head + "}");
        }

        var place = await TicketAsync(topic, room, context) is { } ticket
            ? $",\"place\":{JsonSerializer.Serialize(PlaceAnswer.WithoutToken(room, ticket, time.GetUtcNow()), json.Value.SerializerOptions)}"
            : "";
        var (status, waiting) = (JsonSerializer.Serialize(RoomStatuses.Of(room.View.Room.State), json.Value.SerializerOptions), room.View.Room.Waiting);
        return Encoding.UTF8.GetBytes($"{head},\"room\":{{\"status\":{status},\"waiting\":{waiting},\"admitted\":{room.View.Room.Admitted}}}{place}}}");
    }

    // Whoever was called is asked for anew each time: their ticket tells then whether it was used, or has run out, or that they are next.
    private async Task<WaitingTicket?> TicketAsync(LiveTopic topic, KnownRoom room, HttpContext context)
    {
        if (context.User.ShopperIdOrNull() is not { } shopper)
        {
            return null;
        }

        var tickets = context.Features.Get<Tickets>() ?? new Tickets([]);
        context.Features.Set(tickets);
        if (!tickets.ByTopic.TryGetValue(topic, out var known) || known.IsNext || room.PlaceOf(known, time.GetUtcNow()).State == PlaceState.Admitted)
        {
            var ticket = await calls.FindAsync(room.View.Room.Id, shopper);
            if (ticket is null)
            {
                return known;
            }

            if (ticket.Number != known?.Number)
            {
                context.Response.RegisterForDispose(streamed.Add(room.View.Room.Id, ticket.Number));
            }

            tickets.ByTopic[topic] = known = ticket;
        }

        return known;
    }

    private sealed record Tickets(Dictionary<LiveTopic, WaitingTicket> ByTopic);
}
