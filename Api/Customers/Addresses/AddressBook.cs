using Npgsql;

namespace Shop.Api.Customers.Addresses;

/// <summary>The addresses of accounts. Whose they are is a part of every statement: another's is as if it weren't there.</summary>
internal sealed class AddressBook(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Addresses of one account: more than a large family sends presents to.</summary>
    public const int MaxPerCustomer = 50;

    private const string Columns = "id, name, line1, line2, city, region, postal_code, country, version";

    // Before the count, in the same transaction and round trip: two at once can't both be the last one that is allowed. A
    // statement of its own, because each sees what was committed before it began.
    private const string LockSql = "SELECT FROM shop.customers WHERE id = $1 FOR UPDATE";

    private const string AddSql = $"""
        INSERT INTO shop.addresses (id, customer_id, name, line1, line2, city, region, postal_code, country)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9 WHERE (SELECT count(*) FROM shop.addresses WHERE customer_id = $2) < $10
        RETURNING {Columns}
        """;

    private const string SetSql = $"""
        UPDATE shop.addresses SET name = $3, line1 = $4, line2 = $5, city = $6, region = $7, postal_code = $8, country = $9, version = version + 1
        WHERE id = $1 AND customer_id = $2 AND ($10::bigint IS NULL OR version = $10)
        RETURNING {Columns}
        """;

    /// <summary>All of an account's, the oldest first.</summary>
    public Task<List<StoredAddress>> ListAsync(Guid customer, CancellationToken cancellationToken) => QueryAsync(
        $"SELECT {Columns} FROM shop.addresses WHERE customer_id = $1 ORDER BY id", cancellationToken, customer);

    /// <summary>One of an account's; null where it isn't.</summary>
    public async Task<StoredAddress?> FindAsync(Guid customer, Guid id, CancellationToken cancellationToken) => (await QueryAsync(
        $"SELECT {Columns} FROM shop.addresses WHERE id = $1 AND customer_id = $2", cancellationToken, id, customer)).SingleOrDefault();

    /// <summary>Adds one; null where there are too many.</summary>
    public async Task<StoredAddress?> AddAsync(Guid customer, AddressBody address, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command(LockSql, customer));
        batch.BatchCommands.Add(Command(AddSql, [Guid.CreateVersion7(time.GetUtcNow()), customer, .. Values(address), MaxPerCustomer]));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    /// <summary>Replaces one, if it has the version; null where it hasn't, or isn't the account's.</summary>
    public async Task<StoredAddress?> SetAsync(Guid customer, Guid id, AddressBody address, long? version, CancellationToken cancellationToken) =>
        (await QueryAsync(SetSql, cancellationToken, [id, customer, .. Values(address), (object?)version ?? DBNull.Value])).SingleOrDefault();

    /// <summary>Deletes one; false where it isn't the account's.</summary>
    public async Task<bool> DeleteAsync(Guid customer, Guid id, CancellationToken cancellationToken) => (await QueryAsync(
        $"DELETE FROM shop.addresses WHERE id = $1 AND customer_id = $2 RETURNING {Columns}", cancellationToken, id, customer)).Count > 0;

    private static object[] Values(AddressBody address) =>
    [
        address.Name!.Trim(), address.Line1!.Trim(), (object?)address.Line2?.Trim() ?? DBNull.Value, address.City!.Trim(),
        (object?)address.Region?.Trim() ?? DBNull.Value, address.PostalCode!.Trim(), address.Country!,
    ];

    private static NpgsqlBatchCommand Command(string sql, params object[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.AddWithValue(parameter);
        }

        return command;
    }

    private async Task<List<StoredAddress>> QueryAsync(string sql, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command(sql, parameters));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var found = new List<StoredAddress>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(Read(reader));
        }

        return found;
    }

    private static StoredAddress Read(NpgsqlDataReader reader) => new(
        new AddressAnswer(
            $"{reader.GetGuid(0):N}", reader.GetString(1), reader.GetString(2), Text(reader, 3), reader.GetString(4), Text(reader, 5),
            reader.GetString(6), reader.GetString(7)),
        reader.GetInt32(8));

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
