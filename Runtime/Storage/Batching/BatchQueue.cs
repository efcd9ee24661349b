using Shop.Runtime.Storage.Errors;
using Shop.Runtime.Storage.Keys;
using Shop.Runtime.Storage.Telemetry;

namespace Shop.Runtime.Storage.Batching;

/// <summary>
/// Group commit: what arrives while a batch is under way is the next batch. A lone operation is sent at once; a further
/// connection is used only when more waits than one batch holds, because two half batches cost more than a full one.
/// </summary>
/// <typeparam name="TMember">The kind of operation.</typeparam>
internal sealed class BatchQueue<TMember> : IAsyncDisposable
    where TMember : BatchMember
{
    // Callers that were just answered mostly come straight back. The queue is given this many turns of the thread pool to
    // grow before a batch is cut, as long as each brings more; no time is waited for.
    private const int MaxSettlingTurns = 8;

    // Expired members are looked for this often: a wait may last that much longer than its bound.
    private static readonly TimeSpan _expiryPeriod = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly PendingMembers<TMember> _pending;
    private readonly Queue<TMember> _setAside = new();
    private readonly HashSet<StorageKey>? _busy;
    private readonly BatchLane<TMember>[] _lanes;
    private readonly BatchLane<TMember>? _lonely;
    private readonly TimeProvider _time;
    private readonly QueueMetrics _metrics;
    private readonly ITimer _expiry;
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _working;
    private bool _closed;

    /// <summary>
    /// A queue over <paramref name="lanes"/>. With <paramref name="lonely"/>, one row is never in two batches at once, and
    /// members that were set aside go one by one through that lane.
    /// </summary>
    public BatchQueue(
        IEnumerable<IBatchExecutor<TMember>> lanes, IBatchExecutor<TMember>? lonely, BatchLimits limits, TimeProvider time, QueueMetrics metrics)
    {
        _lanes = [.. lanes.Select(executor => new BatchLane<TMember>(executor))];
        _lonely = lonely is null ? null : new(lonely);
        _busy = lonely is null ? null : [];
        _pending = new(limits, time);
        _time = time;
        _metrics = metrics;
        _metrics.Observe(() => _pending.Count + _setAside.Count);
        _expiry = time.CreateTimer(static queue => ((BatchQueue<TMember>)queue!).Expire(), this, _expiryPeriod, _expiryPeriod);
    }

    /// <summary>
    /// Queues an operation; its caller is answered through it. Throws <see cref="StorageUnavailableException"/> at once where the
    /// queue is full or closed.
    /// </summary>
    public void Enqueue(TMember member)
    {
        BatchLane<TMember>? lane;
        lock (_gate)
        {
            if (_closed)
            {
                throw new StorageUnavailableException("The storage is shutting down.");
            }

            _pending.Add(member);
            lane = ClaimLane();
        }

        Start(lane);
    }

    /// <summary>Takes an operation back that hasn't been sent yet, and answers its caller.</summary>
    public void Cancel(TMember member, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_pending.Remove(member))
            {
                return;
            }
        }

        member.Cancel(cancellationToken);
    }

    /// <summary>Takes no more, waits for what is queued, and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closed = true;
            SignalWhenDrained();
        }

        await _drained.Task;
        await _expiry.DisposeAsync();
        foreach (var lane in _lanes)
        {
            await lane.Executor.DisposeAsync();
        }

        await (_lonely?.Executor.DisposeAsync() ?? default);
    }

    // The first lane works alone until it can't take in one batch what waits.
    private BatchLane<TMember>? ClaimLane()
    {
        var lane = _working == 0 || _pending.IsBacklog ? Array.Find(_lanes, lane => !lane.IsWorking) : null;
        if (lane is not null)
        {
            lane.IsWorking = true;
            _working++;
        }

        return lane;
    }

    private void Start(BatchLane<TMember>? lane)
    {
        if (lane is not null)
        {
            // Never on the caller's thread: it is a grain's turn, with its scheduler and its context.
            ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.Queue.RunAsync(work.Lane), (Queue: this, Lane: lane), preferLocal: false);
        }
    }

    private async Task RunAsync(BatchLane<TMember> lane)
    {
        while (true)
        {
            await SettleAsync();
            BatchLane<TMember>? helper;
            lock (_gate)
            {
                if (!Take(lane))
                {
                    return;
                }

                helper = _pending.IsBacklog ? ClaimLane() : null;
            }

            Start(helper);
            await ExecuteAsync(lane);
            Start(Release(lane));
        }
    }

    private async ValueTask SettleAsync()
    {
        for (var turn = 0; turn < MaxSettlingTurns; turn++)
        {
            var before = _pending.Count;
            await Task.Yield();
            if (_pending.Count <= before || _pending.IsBacklog)
            {
                return;
            }
        }
    }

    /// <summary>Fills the lane's batch. False where there is nothing to do, and the lane rests.</summary>
    private bool Take(BatchLane<TMember> lane)
    {
        if (lane != _lonely)
        {
            _pending.Cut(lane.Batch, _busy);
        }
        else if (_setAside.TryDequeue(out var member))
        {
            lane.Batch.Add(member);
        }

        if (lane.Batch.Count > 0)
        {
            return true;
        }

        lane.IsWorking = false;
        _working -= lane == _lonely ? 0 : 1;
        SignalWhenDrained();
        return false;
    }

    private async Task ExecuteAsync(BatchLane<TMember> lane)
    {
        var started = _time.GetTimestamp();
        using var span = StorageTraces.BeginBatch(lane.Batch);
        try
        {
            await lane.Executor.ExecuteAsync(lane.Batch, lane.SetAside);
        }
        catch (Exception exception)
        {
            // A bug of ours: no caller may wait for ever because of it.
            foreach (var member in lane.Batch)
            {
                member.Fail(exception);
            }
        }

        _metrics.Executed(lane.Batch.Count, _time.GetElapsedTime(started));
    }

    /// <summary>Lets go of the batch's rows. The lane to start for what was set aside or waits for such a row, if any.</summary>
    private BatchLane<TMember>? Release(BatchLane<TMember> lane)
    {
        lock (_gate)
        {
            foreach (var member in lane.Batch)
            {
                _busy?.Remove(member.Key);
            }

            lane.Batch.Clear();
            KeepSetAside(lane);
            if (lane == _lonely)
            {
                return _pending.Count > 0 ? ClaimLane() : null;
            }

            return ClaimLonely();
        }
    }

    // Their rows stay busy, so that a later write of the same row can't overtake them.
    private void KeepSetAside(BatchLane<TMember> lane)
    {
        foreach (var member in lane.SetAside)
        {
            _busy!.Add(member.Key);
            _setAside.Enqueue(member);
            _metrics.SetAside();
        }

        lane.SetAside.Clear();
    }

    private BatchLane<TMember>? ClaimLonely()
    {
        if (_setAside.Count == 0 || _lonely!.IsWorking)
        {
            return null;
        }

        _lonely.IsWorking = true;
        return _lonely;
    }

    private void Expire()
    {
        List<TMember> expired;
        lock (_gate)
        {
            expired = _pending.CutExpired();
        }

        foreach (var member in expired)
        {
            _metrics.Refused();
            member.Fail(new StorageUnavailableException("The operation waited its longest time without being sent: the database is too slow."));
        }
    }

    private void SignalWhenDrained()
    {
        if (_closed && _working == 0 && _pending.Count == 0 && _setAside.Count == 0 && _lonely is not { IsWorking: true })
        {
            _drained.TrySetResult();
        }
    }
}
