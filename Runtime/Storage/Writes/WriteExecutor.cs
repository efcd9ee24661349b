using Npgsql;
using Shop.Runtime.Storage.Batching;
using Shop.Runtime.Storage.Connections;
using Shop.Runtime.Storage.Telemetry;

namespace Shop.Runtime.Storage.Writes;

/// <summary>
/// Writes batches of rows on one connection, each in one transaction and one round trip, the rows locked in key order. A
/// member that can't be written never fails its neighbours, and nobody is told "written" before the commit.
/// </summary>
internal sealed class WriteExecutor(LaneConnection lane, Availability availability, string serviceId, LockPatience patience, QueueMetrics metrics)
    : IBatchExecutor<WriteMember>
{
    // One that breaks two connections all by itself is to blame itself.
    private const int MaxLostAlone = 2;

    private static readonly Comparison<WriteMember> _lockOrder = static (left, right) => left.Key.CompareTo(right.Key);

    private (NpgsqlConnection Connection, WriteCommands Commands)? _prepared;

    /// <inheritdoc />
    public async Task ExecuteAsync(List<WriteMember> batch, List<WriteMember> setAside)
    {
        // The caller's list stays as it is; a copy in lock order is what gets split.
        var members = new List<WriteMember>(batch);
        members.Sort(_lockOrder);
        await WriteAsync(members, setAside, skipLocked: false);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => lane.DisposeAsync();

    private async Task WriteAsync(List<WriteMember> members, List<WriteMember> setAside, bool skipLocked)
    {
        if (members.Count == 0)
        {
            return;
        }

        var connection = await lane.GetAsync();
        if (connection is null)
        {
            Refuse(members, availability.Reason);
            return;
        }

        try
        {
            await CommandsOf(connection).SendAsync(members, skipLocked);
        }
        catch (Exception exception)
        {
            await HandleAsync(exception, connection, members, setAside, skipLocked);
            return;
        }

        await AnswerAsync(connection, members, setAside, skipLocked);
    }

    private WriteCommands CommandsOf(NpgsqlConnection connection)
    {
        if (_prepared?.Connection != connection)
        {
            _prepared = (connection, new(connection, serviceId));
        }

        return _prepared.Value.Commands;
    }

    private async Task AnswerAsync(NpgsqlConnection connection, List<WriteMember> members, List<WriteMember> setAside, bool skipLocked)
    {
        List<WriteMember>? unmatched = null;
        foreach (var member in members)
        {
            if (member.IsMatched)
            {
                member.Committed();
            }
            else
            {
                (unmatched ??= []).Add(member);
            }
        }

        if (unmatched is not null)
        {
            await ExplainAsync(connection, unmatched, setAside, skipLocked);
        }
    }

    /// <summary>
    /// Tells the writers of old versions which one is stored. Where locked rows were skipped, those that still have the
    /// expected version are set aside.
    /// </summary>
    private async Task ExplainAsync(NpgsqlConnection connection, List<WriteMember> unmatched, List<WriteMember> setAside, bool skippedLocked)
    {
        int?[] versions;
        try
        {
            versions = await VersionCommand.ReadAsync(connection, serviceId, unmatched);
        }
        catch (Exception exception)
        {
            await DropIfLostAsync(exception, connection);
            unmatched.ForEach(member => Conflict(member, null, exception));
            return;
        }

        for (var i = 0; i < unmatched.Count; i++)
        {
            var member = unmatched[i];
            if (skippedLocked && member.Kind != WriteKind.Insert && versions[i] == member.ExpectedVersion)
            {
                setAside.Add(member);
            }
            else
            {
                Conflict(member, versions[i], null);
            }
        }
    }

    private async Task HandleAsync(
        Exception exception, NpgsqlConnection connection, List<WriteMember> members, List<WriteMember> setAside, bool skippedLocked)
    {
        switch (Failure.Classify(exception, connection))
        {
            case FailureKind.Lost:
                metrics.Lost(members.Count);
                members.ForEach(member => member.IsOutcomeUnknown = true);
                await lane.DropAsync(exception);
                await RecoverAsync(exception, members, setAside);
                break;
            case FailureKind.Locked when members.Count == 1:
                WaitOrRefuse(members[0], setAside, exception);
                break;
            case FailureKind.Locked:
                await SkipLockedAsync(members, setAside, skippedLocked);
                break;
            case FailureKind.Unavailable:
                await lane.DropAsync(exception);
                Refuse(members, exception);
                break;
            case FailureKind.Member when members.Count == 1:
                members[0].Fail(exception);
                break;
            default:
                await WriteHalvesAsync(members, setAside, skippedLocked);
                break;
        }
    }

    private async Task WriteHalvesAsync(List<WriteMember> members, List<WriteMember> setAside, bool skipLocked)
    {
        foreach (var part in Halves.Of(members))
        {
            await WriteAsync(part, setAside, skipLocked);
        }
    }

    /// <summary>
    /// Writes what isn't locked. An insert can't skip the transaction that is inserting the same row: if skipping didn't help,
    /// the inserts are set aside one by one.
    /// </summary>
    private async Task SkipLockedAsync(List<WriteMember> members, List<WriteMember> setAside, bool skippedLocked)
    {
        if (skippedLocked)
        {
            var inserts = members.FindAll(member => member.Kind == WriteKind.Insert);
            setAside.AddRange(inserts.Count > 0 ? inserts : members);
            members = inserts.Count > 0 ? members.FindAll(member => member.Kind != WriteKind.Insert) : [];
        }

        await WriteAsync(members, setAside, skipLocked: true);
    }

    private void WaitOrRefuse(WriteMember member, List<WriteMember> setAside, Exception exception)
    {
        if (patience.IsOver(member))
        {
            metrics.Refused();
            member.Fail(WriteErrors.Locked(member, exception));
        }
        else
        {
            setAside.Add(member);
        }
    }

    /// <summary>
    /// After a lost connection: reads the versions before anybody is answered. A row that still has the expected version is
    /// written again; should the lost transaction be committed after all, the version lets only one of the two through.
    /// </summary>
    private async Task RecoverAsync(Exception reason, List<WriteMember> members, List<WriteMember> setAside)
    {
        var connection = await lane.GetAsync();
        if (connection is null)
        {
            Refuse(members, availability.Reason);
            return;
        }

        int?[] versions;
        try
        {
            versions = await VersionCommand.ReadAsync(connection, serviceId, members);
        }
        catch (Exception exception)
        {
            await DropIfLostAsync(exception, connection);
            Refuse(members, exception);
            return;
        }

        await WriteHalvesAsync(Unchanged(members, versions, reason), setAside, skipLocked: false);
    }

    private List<WriteMember> Unchanged(List<WriteMember> members, int?[] versions, Exception reason)
    {
        var unchanged = new List<WriteMember>();
        for (var i = 0; i < members.Count; i++)
        {
            var member = members[i];
            member.LostAlone += members.Count == 1 ? 1 : 0;
            if (versions[i] != (member.Kind == WriteKind.Insert ? null : member.ExpectedVersion) || member.LostAlone >= MaxLostAlone)
            {
                Conflict(member, versions[i], reason);
            }
            else
            {
                unchanged.Add(member);
            }
        }

        return unchanged;
    }

    private async Task DropIfLostAsync(Exception exception, NpgsqlConnection connection)
    {
        if (Failure.Classify(exception, connection) == FailureKind.Lost)
        {
            await lane.DropAsync(exception);
        }
    }

    private void Conflict(WriteMember member, int? stored, Exception? reason)
    {
        metrics.Conflict();
        member.Fail(WriteErrors.Conflict(member, stored, reason));
    }

    private void Refuse(List<WriteMember> members, Exception? reason)
    {
        foreach (var member in members)
        {
            metrics.Refused();
            member.Fail(WriteErrors.NotWritten(member, reason));
        }
    }
}
