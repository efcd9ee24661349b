namespace Shop.Runtime.Calls;

/// <summary>
/// Calls that wait for a reply, here or in the process that they came from: what time-outs are found in, and what decides
/// which of reply, time-out, cancellation and refusal completes a call. Intrusive lists, one for a few processors each, so that keeping a call
/// costs two short locks and no allocation.
/// </summary>
internal sealed class PendingCalls
{
    private readonly Shard[] _shards;

    public PendingCalls()
    {
        // More lists than processors that run callers at once: a lock is then rarely contended.
        _shards = new Shard[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount * 2)];
        for (var i = 0; i < _shards.Length; i++)
        {
            _shards[i] = new Shard();
        }
    }

    /// <summary>How many callers wait; a moment's count, shard by shard.</summary>
    public int Count => _shards.Sum(shard => shard.Count);

    /// <summary>Starts to wait for a call's reply.</summary>
    public void Add(GrainCall call)
    {
        var index = Thread.GetCurrentProcessorId() & (_shards.Length - 1);
        var shard = _shards[index];
        lock (shard)
        {
            call.PendingShard = index;
            call.NextPending = shard.Head;
            if (shard.Head is { } head)
            {
                head.PreviousPending = call;
            }

            shard.Head = call;
            shard.Count++;
        }
    }

    /// <summary>Takes a call out. True for one caller only.</summary>
    public bool TryRemove(GrainCall call)
    {
        var index = call.PendingShard;
        if (index < 0)
        {
            return false;
        }

        var shard = _shards[index];
        lock (shard)
        {
            if (call.PendingShard < 0)
            {
                return false;
            }

            shard.Unlink(call);
            return true;
        }
    }

    /// <summary>Times out every call whose deadline is past.</summary>
    public void Expire(long nowMs)
    {
        List<GrainCall>? expired = null;
        foreach (var shard in _shards)
        {
            lock (shard)
            {
                for (var call = shard.Head; call is not null; call = call.NextPending)
                {
                    if (call.DeadlineMs <= nowMs)
                    {
                        (expired ??= []).Add(call);
                    }
                }
            }
        }

        expired?.ForEach(call => call.TimeOut());
    }

    /// <summary>Refuses every call that waits, at the end of the process's part in the cluster.</summary>
    public void RejectAll(Func<GrainCall, Exception> reason)
    {
        foreach (var shard in _shards)
        {
            var waiting = new List<GrainCall>();
            lock (shard)
            {
                for (var call = shard.Head; call is not null; call = call.NextPending)
                {
                    waiting.Add(call);
                }
            }

            waiting.ForEach(call => call.Reject(reason(call)));
        }
    }

    private sealed class Shard
    {
        public GrainCall? Head { get; set; }

        public int Count { get; set; }

        public void Unlink(GrainCall call)
        {
            if (call.PreviousPending is { } previous)
            {
                previous.NextPending = call.NextPending;
            }
            else
            {
                Head = call.NextPending;
            }

            if (call.NextPending is { } next)
            {
                next.PreviousPending = call.PreviousPending;
            }

            call.NextPending = call.PreviousPending = null;
            call.PendingShard = -1;
            Count--;
        }
    }
}
