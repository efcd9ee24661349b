using System.Collections.Concurrent;
using Shop.Runtime.Calls;

namespace Shop.Runtime.Membership;

/// <summary>
/// A silo's right to speak for its grains. It is renewed by each look at the membership table that finds the silo among the
/// living, counted from before the look, on a clock that no one can set. Who declares a silo dead waits a lease's length before
/// its grains live elsewhere: by then whatever it remembers can't leave it any more. (Gray and Cheriton: "Leases", SOSP 1989.)
/// </summary>
/// <remarks>Without a membership table nobody else can own the grains, and the lease never ends.</remarks>
internal sealed class Lease(TimeProvider time) : AnswerFence
{
    // Answers that wait for the next look. Each belongs to a call under way, whose number the connections bound.
    private readonly ConcurrentQueue<Action> _held = new();
    private long _until = long.MaxValue;
    private volatile bool _isOver;

    /// <summary>Asked for a look now: something is to be said, and the lease has run out.</summary>
    public Action Wanted { get; set; } = () => { };

    /// <summary>Whether the silo may speak.</summary>
    public bool IsFresh => time.GetTimestamp() < Volatile.Read(ref _until) && !_isOver;

    /// <remarks>
    /// What another silo answered to a call that was handed on has passed that silo's own fence, and that a call wasn't made is no
    /// grain's memory: a silo that leaves, and has no lease any more, still passes such answers on.
    /// </remarks>
    public override bool MayAnswer(GrainCall call) => IsFresh || !call.HasBegun || SiloControl.Is(call.TargetId);

    public override void Hold(Action answer)
    {
        _held.Enqueue(answer);
        if (IsFresh)
        {
            Release();
        }
        else
        {
            Wanted();
        }
    }

    /// <summary>The silo was among the living at <paramref name="since"/>, a timestamp of the clock.</summary>
    public void Renew(long since, TimeSpan length)
    {
        Volatile.Write(ref _until, since + (long)(length.TotalSeconds * time.TimestampFrequency));
        if (IsFresh)
        {
            Release();
        }
    }

    /// <summary>The silo isn't among the living: nothing is answered any more.</summary>
    public void End()
    {
        _isOver = true;
        _held.Clear();
    }

    private void Release()
    {
        while (IsFresh && _held.TryDequeue(out var answer))
        {
            answer();
        }
    }
}
