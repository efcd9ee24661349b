using Npgsql;
using Shop.Customers;

namespace Shop.Api.Checkout;

/// <summary>The checkouts of guests who sign in.</summary>
internal sealed class GuestCheckouts(NpgsqlDataSource database)
{
    /// <summary>
    /// Gives a guest's checkouts to the account that they have signed in to, so that a payment that is under way becomes its order.
    /// A grain that has one in memory finds it changed, and reads it again. Those that aren't paid stay behind: their cart has gone,
    /// and they are being given up. Doing it twice changes nothing.
    /// </summary>
    public async Task AdoptAsync(ShopperId guest, ShopperId customer, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            UPDATE shop.checkouts SET owner = $2, version = version + 1,
                document = document || jsonb_build_object('owner', $2, 'version', version + 1)
            WHERE owner = $1 AND status NOT IN ('Begun', 'Quoted', 'Open')
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = guest.Value });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = customer.Value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
