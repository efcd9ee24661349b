using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Orleans.Storage;
using Shop.Checkout;

namespace Shop.Silo.Checkout;

/// <summary>Checkouts in PostgreSQL. Every call is one round trip, and one transaction.</summary>
public sealed class PostgresCheckoutStore(NpgsqlDataSource database) : ICheckoutStore
{
    // shop.expect's.
    private const string WrongCount = "SH001";
    private const string Holds = "holds";

    /// <inheritdoc/>
    public async Task<StoredCheckout?> ReadAsync(CheckoutId id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT document FROM shop.checkouts WHERE id = $1");
        command.Parameters.Add(Text(id.Value));
        return await command.ExecuteScalarAsync(cancellationToken) is string document
            ? JsonSerializer.Deserialize(document, CheckoutJson.Default.StoredCheckout)
            : null;
    }

    /// <inheritdoc/>
    public async Task<CheckoutId?> InsertAsync(StoredCheckout checkout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(checkout);
        await using var command = database.CreateCommand("""
            WITH made AS
            (
                INSERT INTO shop.checkouts (id, owner, cart_id, status, version, document) VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT DO NOTHING
                RETURNING id
            )
            SELECT (SELECT count(*) FROM made),
                (SELECT id FROM shop.checkouts WHERE cart_id = $3 AND id <> $1 AND status NOT IN ('Paid', 'Released'))
            """);
        command.Parameters.Add(Text(checkout.Id.Value));
        command.Parameters.Add(Text(checkout.Owner.Value));
        command.Parameters.Add(Text(checkout.Cart.Value));
        command.Parameters.Add(Text(checkout.Status.ToString()));
        command.Parameters.Add(Number(checkout.Version));
        command.Parameters.Add(Document(checkout));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        if (reader.GetInt64(0) == 1)
        {
            return null;
        }

        return !reader.IsDBNull(1)
            ? CheckoutId.Parse(reader.GetString(1))
            : throw new InconsistentStateException($"{checkout.Id} has been begun elsewhere.");
    }

    /// <inheritdoc/>
    public async Task UpdateAsync(StoredCheckout checkout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(checkout);
        await using var command = database.CreateCommand("""
            UPDATE shop.checkouts SET status = $2, version = $3, expires_at = $4, document = $5, changed_at = now()
            WHERE id = $1 AND version = $3 - 1
            """);
        AddChange(command.Parameters, checkout);
        if (await command.ExecuteNonQueryAsync(cancellationToken) != 1)
        {
            throw Overtaken(checkout);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> PlaceOrderAsync(StoredCheckout paid, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(paid);
        await using var batch = database.CreateBatch();
        OrderPlacing.AddTo(batch, paid);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
            return true;
        }
        catch (PostgresException exception) when (exception is { SqlState: WrongCount, ConstraintName: Holds })
        {
            return false;
        }
        catch (PostgresException exception) when (exception.SqlState == WrongCount)
        {
            throw Overtaken(paid);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CheckoutId>> UnfinishedAsync(TimeSpan age, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            (
                SELECT id, changed_at AS since FROM shop.checkouts
                WHERE status IN ('Begun', 'Quoted', 'Paying', 'RequiresAction', 'Pending') AND changed_at < now() - $1
                ORDER BY changed_at LIMIT $2
            )
            UNION ALL
            (SELECT id, expires_at FROM shop.checkouts WHERE status = 'Open' AND expires_at <= now() ORDER BY expires_at LIMIT $2)
            """);
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = age });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var unfinished = new List<CheckoutId>();
        while (await reader.ReadAsync(cancellationToken))
        {
            unfinished.Add(CheckoutId.Parse(reader.GetString(0)));
        }

        return unfinished;
    }

    internal static void AddChange(NpgsqlParameterCollection parameters, StoredCheckout checkout)
    {
        parameters.Add(Text(checkout.Id.Value));
        parameters.Add(Text(checkout.Status.ToString()));
        parameters.Add(Number(checkout.Version));
        parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = (object?)checkout.ExpiresAt?.UtcDateTime ?? DBNull.Value });
        parameters.Add(Document(checkout));
    }

    internal static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    internal static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value };

    internal static NpgsqlParameter<string> Json(string value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Jsonb };

    private static NpgsqlParameter<string> Document(StoredCheckout checkout) => Json(JsonSerializer.Serialize(checkout, CheckoutJson.Default.StoredCheckout));

    private static InconsistentStateException Overtaken(StoredCheckout checkout) => new($"{checkout.Id} has been changed elsewhere since version {checkout.Version - 1}.");
}
