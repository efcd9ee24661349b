using Shop.Runtime.Calls;

namespace Shop.Runtime.Net;

/// <summary>The calls that were made while the way to a silo was lost and it isn't known yet whether it comes back.</summary>
internal sealed class WaitingCalls
{
    // The first attempt to reconnect decides, most often within milliseconds; who makes more calls than this
    // in the meantime is better told at once.
    private const int Max = 10_000;

    private readonly Lock _gate = new();
    private List<GrainCall> _calls = [];

    /// <summary>Keeps a call; false where there are too many.</summary>
    public bool TryAdd(GrainCall call)
    {
        lock (_gate)
        {
            if (_calls.Count >= Max)
            {
                return false;
            }

            _calls.Add(call);
            return true;
        }
    }

    /// <summary>Hands out all of them.</summary>
    public List<GrainCall> TakeAll()
    {
        lock (_gate)
        {
            var taken = _calls;
            _calls = [];
            return taken;
        }
    }
}
