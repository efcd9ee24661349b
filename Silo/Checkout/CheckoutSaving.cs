using System.Text.Json;
using Npgsql;
using Shop.Checkout;
using Shop.Hosting.Database;

namespace Shop.Silo.Checkout;

/// <summary>The statements that write checkouts, many at a time.</summary>
internal static class CheckoutSaving
{
    // A hold moves from the state that it is in by then: the sweeper of expired ones may be faster, and then it isn't there any more.
    // One that was placed as paying has made that move already.
    internal const string UpdateSql = """
        WITH asked AS MATERIALIZED
        (
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6) AS one (id, status, version, expires_at, document, move)
        ),
        changed AS
        (
            UPDATE shop.checkouts checkout
            SET status = asked.status, version = asked.version, expires_at = asked.expires_at, document = asked.document::jsonb, changed_at = now()
            FROM asked WHERE checkout.id = asked.id AND checkout.version = asked.version - 1
            RETURNING checkout.id, asked.move
        ),
        moved AS
        (
            UPDATE shop.stock_holds hold
            SET state = CASE changed.move WHEN 'BeginPayment' THEN 'paying' ELSE 'held' END,
                expires_at = CASE changed.move WHEN 'EndPayment' THEN now() + interval '10 minutes' ELSE hold.expires_at END,
                changed_at = now()
            FROM changed
            WHERE hold.checkout_id = changed.id AND hold.state = CASE changed.move WHEN 'BeginPayment' THEN 'held' WHEN 'EndPayment' THEN 'paying' END
            RETURNING hold.checkout_id
        )
        SELECT id, 0 FROM changed
        UNION ALL SELECT checkout_id, 1 FROM moved
        UNION ALL
        SELECT hold.checkout_id, 1 FROM changed JOIN shop.stock_holds hold
            ON hold.checkout_id = changed.id AND hold.state = CASE changed.move WHEN 'BeginPayment' THEN 'paying' END
        """;

    /// <summary>Inserts them; answers for each whether it was. A checkout of the same id or cart may be there, or its admission not be good.</summary>
    public static async Task<IReadOnlyList<bool>> InsertAsync(NpgsqlDataSource database, IReadOnlyList<StoredCheckout> checkouts)
    {
        if (checkouts.Any(static one => one.Admission is not null))
        {
            return await AdmittedCheckouts.InsertAsync(database, checkouts);
        }

        await using var command = database.CreateCommand("""
            INSERT INTO shop.checkouts (id, owner, cart_id, status, version, document)
            SELECT id, owner, cart_id, status, version, document::jsonb FROM unnest($1, $2, $3, $4, $5, $6) AS one (id, owner, cart_id, status, version, document)
            ON CONFLICT DO NOTHING
            RETURNING id
            """);
        AddFirstRows(command.Parameters, checkouts);
        await using var reader = await command.ExecuteReaderAsync();
        return await InsertedAsync(reader, checkouts);
    }

    /// <summary>The first rows, as six arrays.</summary>
    public static void AddFirstRows(NpgsqlParameterCollection parameters, IReadOnlyList<StoredCheckout> checkouts)
    {
        parameters.Add(checkouts.Texts(static one => one.Id.Value));
        parameters.Add(checkouts.Texts(static one => one.Owner.Value));
        parameters.Add(checkouts.Texts(static one => one.Cart.Value));
        parameters.Add(checkouts.Texts(static one => one.Status.ToString()));
        parameters.Add(checkouts.Longs(static one => one.Version));
        parameters.Add(checkouts.Texts(Document));
    }

    /// <summary>For each whether its id is among those read.</summary>
    public static async Task<IReadOnlyList<bool>> InsertedAsync(NpgsqlDataReader reader, IReadOnlyList<StoredCheckout> checkouts)
    {
        var made = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            made.Add(reader.GetString(0));
        }

        return [.. checkouts.Select(one => made.Contains(one.Id.Value))];
    }

    /// <summary>Writes the next versions; answers for each how many of its holds moved, or null where it was overtaken.</summary>
    public static async Task<IReadOnlyList<int?>> UpdateAsync(NpgsqlDataSource database, IReadOnlyList<CheckoutUpdate> updates)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Columns.FindByKey());
        var command = new NpgsqlBatchCommand(UpdateSql);
        AddVersions(command.Parameters, [.. updates.Select(static one => one.Checkout)]);
        command.Parameters.Add(updates.Texts(static one => one.Move.ToString()));
        batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        var moved = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            var id = reader.GetString(0);
            moved[id] = moved.GetValueOrDefault(id) + reader.GetInt32(1);
        }

        return [.. updates.Select(one => moved.TryGetValue(one.Checkout.Id.Value, out var count) ? count : (int?)null)];
    }

    /// <summary>The next versions, as five arrays.</summary>
    public static void AddVersions(NpgsqlParameterCollection parameters, IReadOnlyList<StoredCheckout> checkouts)
    {
        parameters.Add(checkouts.Texts(static one => one.Id.Value));
        parameters.Add(checkouts.Texts(static one => one.Status.ToString()));
        parameters.Add(checkouts.Longs(static one => one.Version));
        parameters.Add(checkouts.Moments(static one => one.ExpiresAt));
        parameters.Add(checkouts.Texts(Document));
    }

    private static string Document(StoredCheckout checkout) => JsonSerializer.Serialize(checkout, CheckoutJson.Default.StoredCheckout);
}
