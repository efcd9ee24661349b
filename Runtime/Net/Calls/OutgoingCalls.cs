using Shop.Runtime.Calls;

namespace Shop.Runtime.Net;

/// <summary>
/// The calls that went out over one connection and have no reply yet, by number. A number is free again only when the
/// peer has answered, also where the caller gave up before: no late reply can meet another call.
/// </summary>
/// <param name="max">The most calls at once.</param>
internal sealed class OutgoingCalls(int max)
{
    private const int InitialCalls = 64;

    private readonly Lock _gate = new();
    private GrainCall?[] _calls = new GrainCall?[Math.Min(InitialCalls, max)];
    private uint[] _free = new uint[Math.Min(InitialCalls, max)];
    private int _freeCount;
    private uint _used;
    private TaskCompletionSource? _idle;
    private bool _closed;

    /// <summary>What became of an attempt to add a call.</summary>
    public enum Outcome
    {
        Added,
        Full,
        Closed,
    }

    /// <summary>Calls without a reply; a moment's count.</summary>
    public int Count => (int)_used - _freeCount;

    /// <summary>Gives a call a number.</summary>
    public Outcome Add(GrainCall call, out uint id)
    {
        lock (_gate)
        {
            id = 0;
            if (_closed)
            {
                return Outcome.Closed;
            }

            if (_freeCount > 0)
            {
                id = _free[--_freeCount];
            }
            else if (_used < max)
            {
                id = _used++;
                EnsureRoom(id);
            }
            else
            {
                return Outcome.Full;
            }

            _calls[id] = call;
            return Outcome.Added;
        }
    }

    /// <summary>Takes out the call that a reply is for; null where there is none, which no honest peer brings about.</summary>
    public GrainCall? Take(uint id)
    {
        lock (_gate)
        {
            if (id >= _used || _calls[id] is not { } call)
            {
                return null;
            }

            _calls[id] = null;
            _free[_freeCount++] = id;
            if (_freeCount == _used)
            {
                _idle?.TrySetResult();
            }

            return call;
        }
    }

    /// <summary>Takes no more calls, and hands out those that are there.</summary>
    public List<GrainCall> Close()
    {
        lock (_gate)
        {
            _closed = true;
            _idle?.TrySetResult();
            var left = _calls.OfType<GrainCall>().ToList();
            Array.Clear(_calls);
            return left;
        }
    }

    /// <summary>Ends when every call that was there has its reply, or the connection has ended. Call it once no more are added.</summary>
    public Task WhenIdle()
    {
        lock (_gate)
        {
            if (_closed || _freeCount == _used)
            {
                return Task.CompletedTask;
            }

            return (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private void EnsureRoom(uint id)
    {
        if (id >= _calls.Length)
        {
            var size = Math.Min(max, _calls.Length * 2);
            Array.Resize(ref _calls, size);
            Array.Resize(ref _free, size);
        }
    }
}
