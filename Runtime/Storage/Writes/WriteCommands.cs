using Npgsql;
using Shop.Runtime.Storage.Connections;

namespace Shop.Runtime.Storage.Writes;

/// <summary>
/// The prepared batches of one connection: one for each set of kinds that occurs. A batch is one round trip and one
/// transaction.
/// </summary>
internal sealed class WriteCommands(NpgsqlConnection connection, string serviceId)
{
    private static readonly WriteKind[] _kinds = [WriteKind.Update, WriteKind.Delete, WriteKind.Insert];

    private readonly Dictionary<(WriteKind Kinds, bool SkipLocked), (NpgsqlBatch Batch, WriteStatement[] Statements)> _prepared = [];

    /// <summary>
    /// Sends <paramref name="members"/>, which are in the order of their keys, and marks those whose rows were as expected. When
    /// it returns, the transaction is committed; when it throws, <see cref="Connections.Failure"/> tells what is known.
    /// </summary>
    public async Task SendAsync(List<WriteMember> members, bool skipLocked)
    {
        var kinds = WriteKind.None;
        foreach (var member in members)
        {
            member.IsMatched = false;
            kinds |= member.Kind;
        }

        var (batch, statements) = await PrepareAsync(kinds, skipLocked);
        try
        {
            await SendAsync(batch, statements, members);
        }
        finally
        {
            Array.ForEach(statements, statement => statement.Clear());
        }
    }

    private static async Task SendAsync(NpgsqlBatch batch, WriteStatement[] statements, List<WriteMember> members)
    {
        foreach (var statement in statements)
        {
            statement.Fill(members);
        }

        // The rows arrive before the commit. Only the end of the last result, which comes after it, makes them count.
        await using var reader = await batch.ExecuteReaderAsync();
        foreach (var statement in statements)
        {
            await statement.ReadAsync(reader);
            await reader.NextResultAsync();
        }
    }

    private async ValueTask<(NpgsqlBatch Batch, WriteStatement[] Statements)> PrepareAsync(WriteKind kinds, bool skipLocked)
    {
        if (_prepared.TryGetValue((kinds, skipLocked), out var known))
        {
            return known;
        }

        // Deletes and updates wait for row locks, inserts for transactions that insert the same key: always in this order.
        var statements = Array.FindAll(_kinds, kind => kinds.HasFlag(kind)).Select(kind => new WriteStatement(kind, skipLocked, serviceId)).ToArray();
        var batch = new NpgsqlBatch(connection) { Timeout = SessionSettings.CommandTimeoutSeconds };
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(statement.Command);
        }

        await batch.PrepareAsync();
        _prepared.Add((kinds, skipLocked), (batch, statements));
        return (batch, statements);
    }
}
