using Npgsql;
using Shop.Runtime.Storage.Batching;
using Shop.Runtime.Storage.Connections;
using Shop.Runtime.Storage.Errors;
using Shop.Runtime.Storage.Telemetry;

namespace Shop.Runtime.Storage.Reads;

/// <summary>Reads batches of rows on one connection. A read changes nothing, so after a lost connection it is simply repeated.</summary>
internal sealed class ReadExecutor(LaneConnection lane, Availability availability, string serviceId, QueueMetrics metrics) : IBatchExecutor<ReadMember>
{
    // A row that breaks three connections is to blame itself.
    private const int MaxLost = 3;

    private (NpgsqlConnection Connection, ReadCommand Command)? _prepared;

    /// <inheritdoc />
    public Task ExecuteAsync(List<ReadMember> batch, List<ReadMember> setAside) => ReadAsync(batch);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => lane.DisposeAsync();

    private async Task ReadAsync(List<ReadMember> members)
    {
        var connection = await lane.GetAsync();
        if (connection is null)
        {
            Refuse(members, availability.Reason);
            return;
        }

        try
        {
            await (await PrepareAsync(connection)).SendAsync(members);
        }
        catch (Exception exception)
        {
            await HandleAsync(exception, connection, members);
            return;
        }

        members.ForEach(member => member.Answer());
    }

    private async ValueTask<ReadCommand> PrepareAsync(NpgsqlConnection connection)
    {
        if (_prepared is { } prepared && prepared.Connection == connection)
        {
            return prepared.Command;
        }

        await (_prepared?.Command.DisposeAsync() ?? default);
        var command = new ReadCommand(connection, serviceId);
        _prepared = (connection, command);
        await command.PrepareAsync();
        return command;
    }

    private async Task HandleAsync(Exception exception, NpgsqlConnection connection, List<ReadMember> members)
    {
        var kind = Failure.Classify(exception, connection);
        if (kind is FailureKind.Lost or FailureKind.Unavailable)
        {
            await lane.DropAsync(exception);
        }

        if (kind == FailureKind.Lost)
        {
            metrics.Lost(members.Count);
            members.ForEach(member => member.Lost++);
        }

        if (kind == FailureKind.Unavailable)
        {
            Refuse(members, exception);
        }
        else if (members.Count == 1 && (kind == FailureKind.Member || members[0].Lost >= MaxLost))
        {
            members[0].Fail(exception);
        }
        else
        {
            foreach (var part in Halves.Of(members))
            {
                await ReadAsync(part);
            }
        }
    }

    private void Refuse(List<ReadMember> members, Exception? reason)
    {
        foreach (var member in members)
        {
            metrics.Refused();
            member.Fail(new StorageUnavailableException("PostgreSQL can't be reached or can't work; the state wasn't read.", reason));
        }
    }
}
