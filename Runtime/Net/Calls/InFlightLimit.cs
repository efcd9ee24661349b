namespace Shop.Runtime.Net;

/// <summary>
/// How many calls that came over connections may be under way in one process. Each connection may always have some,
/// however many the others have, so that one greedy client can't shut the others out.
/// </summary>
/// <param name="options">The bounds.</param>
internal sealed class InFlightLimit(TransportOptions options)
{
    // A call is counted out just after its answer was sent, so the caller's next one may come before that: once a
    // thread that runs turns, at most.
    private const int CountedOutLate = 256;

    private int _count;

    /// <summary>Calls under way now.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The most that one connection may have.</summary>
    public int ConnectionMax => options.CallsInFlightPerConnectionMax;

    /// <summary>Counts a call in; false where it must be refused.</summary>
    /// <param name="ofConnection">The calls of the connection that it came over.</param>
    public bool TryEnter(ref int ofConnection)
    {
        var mine = Interlocked.Increment(ref ofConnection);
        var all = Interlocked.Increment(ref _count);
        if (mine <= options.CallsInFlightPerConnectionGuaranteed
            || (mine <= options.CallsInFlightPerConnectionMax + CountedOutLate && all <= options.CallsInFlightMax))
        {
            return true;
        }

        Leave(ref ofConnection);
        return false;
    }

    /// <summary>Counts a call out.</summary>
    public void Leave(ref int ofConnection)
    {
        Interlocked.Decrement(ref ofConnection);
        Interlocked.Decrement(ref _count);
    }
}
