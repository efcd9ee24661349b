using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Orleans.Storage;
using Shop.Checkout;
using Shop.Hosting.Database;
using Shop.Inventory;
using Shop.Silo.Orders;
using Shop.Silo.Outbox;

namespace Shop.Silo.Checkout;

/// <summary>
/// Checkouts in PostgreSQL. Every call is one round trip, and one transaction, which those that come at the same time share: in a sale
/// the commits and round trips of hundreds of checkouts a second would cost more than what they write.
/// </summary>
internal sealed class PostgresCheckoutStore : ICheckoutStore
{
    // shop.expect's.
    private const string WrongCount = "SH001";
    private const string Holds = "holds";

    private readonly NpgsqlDataSource _database;
    private readonly PlacedOrders _placed;
    private readonly OwnRows _own;
    private readonly TimeProvider _time;
    private readonly GroupedCalls<CheckoutId, string?> _reads;
    private readonly GroupedCalls<StoredCheckout, bool> _inserts;
    private readonly GroupedCalls<CheckoutUpdate, int?> _updates;
    private readonly GroupedCalls<StoredCheckout, bool> _orders;

    /// <summary>A store in this database.</summary>
    public PostgresCheckoutStore(NpgsqlDataSource database, PlacedOrders placed, OwnRows own, TimeProvider time)
    {
        (_database, _placed, _own, _time) = (database, placed, own, time);
        _reads = new(ReadAsync, static id => id.Value);
        _inserts = new(checkouts => CheckoutSaving.InsertAsync(database, checkouts), static one => one.Cart.Value);
        _updates = new(updates => CheckoutSaving.UpdateAsync(database, updates), static one => one.Checkout.Id.Value);
        _orders = new(PlaceAsync, static one => one.Id.Value);
    }

    /// <inheritdoc/>
    public async Task<StoredCheckout?> ReadAsync(CheckoutId id, CancellationToken cancellationToken) =>
        await _reads.AskAsync(id) is { } document ? JsonSerializer.Deserialize(document, CheckoutJson.Default.StoredCheckout) : null;

    /// <inheritdoc/>
    public async Task<CheckoutInsertion> InsertAsync(StoredCheckout checkout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(checkout);
        if (await _inserts.AskAsync(checkout))
        {
            return new CheckoutInsertion(IsWritten: true);
        }

        // Who isn't admitted gets nobody's checkout given up, not even their own.
        if (checkout.Admission is not null && !await AdmittedCheckouts.IsGoodAsync(_database, checkout, cancellationToken))
        {
            return new CheckoutInsertion(IsWritten: false, IsNotAdmitted: true);
        }

        await using var command = _database.CreateCommand(
            "SELECT id FROM shop.checkouts WHERE cart_id = $1 AND id <> $2 AND status NOT IN ('Paid', 'Released')");
        command.Parameters.Add(Text(checkout.Cart.Value));
        command.Parameters.Add(Text(checkout.Id.Value));
        return await command.ExecuteScalarAsync(cancellationToken) is string other
            ? new CheckoutInsertion(IsWritten: false, CheckoutId.Parse(other))
            : throw new InconsistentStateException($"{checkout.Id} has been begun elsewhere.");
    }

    /// <inheritdoc/>
    public async Task<bool> UpdateAsync(StoredCheckout checkout, HoldMove move, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(checkout);
        var moved = await _updates.AskAsync(new CheckoutUpdate(checkout, move)) ?? throw Overtaken(checkout);
        return move == HoldMove.None || moved == checkout.Quote!.Lines.Length;
    }

    /// <inheritdoc/>
    public async Task<bool> PlaceOrderAsync(StoredCheckout paid, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(paid);
        try
        {
            return await _orders.AskAsync(paid);
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
        await using var command = _database.CreateCommand("""
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

    internal static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    internal static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value };

    internal static NpgsqlParameter<string> Json(string value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Jsonb };

    private async Task<IReadOnlyList<string?>> ReadAsync(IReadOnlyList<CheckoutId> ids)
    {
        await using var batch = _database.CreateBatch();
        batch.BatchCommands.Add(Columns.FindByKey());
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT id, document FROM shop.checkouts WHERE id = ANY ($1)")
        {
            Parameters = { ids.Texts(static id => id.Value) },
        });
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetString(0), reader.GetString(1));
        }

        return [.. ids.Select(id => found.GetValueOrDefault(id.Value))];
    }

    private async Task<IReadOnlyList<bool>> PlaceAsync(IReadOnlyList<StoredCheckout> paid)
    {
        await using var batch = _database.CreateBatch();
        OrderPlacing.AddTo(batch, paid);
        var begun = _time.GetTimestamp();
        var following = await OrderPlacing.ExecuteAsync(batch);
        foreach (var one in paid)
        {
            _placed.Add(one);
        }

        _own.Add(following, begun);
        return Enumerable.Repeat(true, paid.Count).ToList();
    }

    private static InconsistentStateException Overtaken(StoredCheckout checkout) => new($"{checkout.Id} has been changed elsewhere since version {checkout.Version - 1}.");
}
