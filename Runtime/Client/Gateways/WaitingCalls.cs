using Shop.Runtime.Calls;

namespace Shop.Runtime.Gateways;

/// <summary>The calls that were made while the client had lost its gateway and didn't know yet whether it comes back.</summary>
internal sealed class WaitingCalls
{
    // The first attempt to reconnect decides, most often within milliseconds; a client that makes more calls than this
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
