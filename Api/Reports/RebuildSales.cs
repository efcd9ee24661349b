using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Shop.Api.Reports;

/// <summary>Asks for the sums to be made anew by the orders: a silo does it within some seconds. They are right before and after.</summary>
internal static class RebuildSales
{
    public static async Task<Accepted> HandleAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("INSERT INTO shop.sales_queue (order_id, position) VALUES ('', 0) ON CONFLICT DO NOTHING");
        await command.ExecuteNonQueryAsync(cancellationToken);
        return TypedResults.Accepted((string?)null);
    }
}
