using Npgsql;
using NpgsqlTypes;
using Shop.Customers;
using Shop.Orders;

namespace Shop.Api.Orders;

/// <summary>
/// Orders as the database has them. Whose they are is a part of every statement, so that another's is as if it weren't there; each
/// order is read in one statement, so that all of it is of one moment.
/// </summary>
internal sealed class OrderReads(NpgsqlDataSource database)
{
    private const string FindSql = OrderRow.Sql + " WHERE one.id = $1 AND ($2 IS NULL OR one.owner = ANY($2))";

    private const string ListSql = OrderRow.SummarySql + " WHERE one.owner = ANY($1) AND ($2 IS NULL OR one.id < $2) ORDER BY one.id DESC LIMIT $3";

    /// <summary>An order; null where there is none, or it isn't the owner's.</summary>
    /// <param name="id">Which.</param>
    /// <param name="owner">Whose it has to be; null for anybody's.</param>
    /// <param name="cancellationToken">Nobody waits for it any more.</param>
    public async Task<OrderAnswer?> FindAsync(OrderId id, ShopperId? owner, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindSql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id.Value });
        command.Parameters.Add(Names(owner));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? OrderRow.Read(reader) : null;
    }

    /// <summary>The owner's orders, the newest first.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="before">Older than this one; null for the newest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Nobody waits for them any more.</param>
    public async Task<List<OrderSummary>> ListAsync(ShopperId owner, OrderId? before, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ListSql);
        command.Parameters.Add(Names(owner));
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)before?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var orders = new List<OrderSummary>();
        while (await reader.ReadAsync(cancellationToken))
        {
            orders.Add(OrderRow.ReadSummary(reader) with { Email = null });
        }

        return orders;
    }

    /// <summary>The order that has this number, where its mails go, and in which language; null where there is none.</summary>
    public async Task<(OrderId Id, string Email, string Recipient, string Language)?> FindByNumberAsync(OrderNumber number, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT id, email, address ->> 'name', language FROM shop.orders WHERE number = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = number.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (OrderId.Parse(reader.GetString(0)), reader.GetString(1), reader.GetString(2), reader.GetString(3))
            : null;
    }

    /// <summary>Gives a guest's orders to the account that they have signed in to. Doing it twice changes nothing.</summary>
    public async Task AdoptAsync(ShopperId guest, ShopperId customer, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            WITH given AS
            (
                UPDATE shop.orders SET owner = $2, version = version + 1, changed_at = now() WHERE owner = $1 RETURNING id, version
            )
            INSERT INTO shop.order_events (order_id, position, kind, actor) SELECT id, version, 'adopted', $2 FROM given
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = guest.Value });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = customer.Value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // What a guest bought is the account's that the guest has become: it has the same number.
    private static NpgsqlParameter Names(ShopperId? owner) => new()
    {
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
        Value = owner switch
        {
            null => DBNull.Value,
            { Customer: { } number } account => new[] { account.Value, ShopperId.OfGuest(number).Value },
            { } guest => new[] { guest.Value },
        },
    };
}
