using Shop.Runtime.Storage.Errors;
using Shop.Runtime.Storage.Keys;

namespace Shop.Runtime.Storage.Batching;

/// <summary>Operations that wait to be sent, oldest first and bounded. Guarded by its queue's lock.</summary>
/// <typeparam name="TMember">The kind of operation.</typeparam>
internal sealed class PendingMembers<TMember>(BatchLimits limits, TimeProvider time)
    where TMember : BatchMember
{
    private readonly List<TMember> _members = [];
    private long _bytes;

    /// <summary>How many wait.</summary>
    public int Count => _members.Count;

    /// <summary>Whether more waits than one batch holds.</summary>
    public bool IsBacklog => _members.Count >= limits.BatchRows || _bytes >= limits.BatchBytes;

    /// <summary>Appends an operation. Throws <see cref="StorageUnavailableException"/> where there is no room.</summary>
    public void Add(TMember member)
    {
        if (_members.Count >= limits.QueuedRows || _bytes + member.Bytes > limits.QueuedBytes)
        {
            throw new StorageUnavailableException($"The storage is overloaded: {_members.Count} operations with {_bytes} bytes wait already.");
        }

        member.QueuedAt = time.GetTimestamp();
        _members.Add(member);
        _bytes += member.Bytes;
    }

    /// <summary>Takes an operation out; false where it has gone.</summary>
    public bool Remove(TMember member)
    {
        var removed = _members.Remove(member);
        _bytes -= removed ? member.Bytes : 0;
        return removed;
    }

    /// <summary>
    /// Cuts a batch from the front. Members whose row is in <paramref name="busy"/> stay, the others' rows are added to it.
    /// </summary>
    public void Cut(List<TMember> batch, HashSet<StorageKey>? busy)
    {
        var (bytes, kept, next) = (0L, 0, 0);
        for (; next < _members.Count && batch.Count < limits.BatchRows; next++)
        {
            var member = _members[next];
            if (batch.Count > 0 && bytes + member.Bytes > limits.BatchBytes)
            {
                break;
            }

            if (busy?.Add(member.Key) == false)
            {
                _members[kept++] = member;
                continue;
            }

            batch.Add(member);
            bytes += member.Bytes;
        }

        _members.RemoveRange(kept, next - kept);
        _bytes -= bytes;
    }

    /// <summary>Takes out the operations that have waited too long.</summary>
    public List<TMember> CutExpired()
    {
        var expired = _members.FindAll(member => time.GetElapsedTime(member.QueuedAt) > limits.QueueWait);
        foreach (var member in expired)
        {
            _bytes -= member.Bytes;
        }

        if (expired.Count > 0)
        {
            _members.RemoveAll(member => time.GetElapsedTime(member.QueuedAt) > limits.QueueWait);
        }

        return expired;
    }
}
