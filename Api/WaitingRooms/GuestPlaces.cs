using Npgsql;
using Shop.Customers;

namespace Shop.Api.WaitingRooms;

/// <summary>The places of guests who sign in.</summary>
internal sealed class GuestPlaces(NpgsqlDataSource database)
{
    /// <summary>
    /// Gives a guest's places, and what admits them, to the account that they have signed in to; where the account has a place of its
    /// own in a room, it keeps that. Doing it twice changes nothing.
    /// </summary>
    public async Task AdoptAsync(ShopperId guest, ShopperId customer, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            UPDATE shop.waiting_room_tickets ticket SET shopper = $2
            WHERE ticket.shopper = $1 AND ticket.is_current AND NOT EXISTS
            (
                SELECT FROM shop.waiting_room_tickets own WHERE own.shopper = $2 AND own.room_id = ticket.room_id AND own.is_current
            )
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = guest.Value });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = customer.Value });
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // The account has come to the room at this very moment: it keeps that place.
        }
    }
}
