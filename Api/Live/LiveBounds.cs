using System.Collections.Concurrent;
using Shop.Api.Limits;
using Shop.Api.Sessions;

namespace Shop.Api.Live;

/// <summary>How many streams there are: in this process, of one session, of one address.</summary>
/// <param name="limits">How many there may be.</param>
internal sealed class LiveBounds(ApiLimits limits)
{
    private readonly ConcurrentDictionary<string, int> _counts = new();

    /// <summary>Counts a stream in; null where there are too many, with the status that tells why. Disposing counts it out.</summary>
    public IDisposable? Enter(HttpContext context, out int refusal)
    {
        List<(string Key, int Max, int Status)> bounds =
        [
            ("process", limits.LiveStreamsMax, StatusCodes.Status503ServiceUnavailable),
            ($"address {SharedLimits.Network(context)}", limits.LiveStreamsOfAddressMax, StatusCodes.Status429TooManyRequests),
        ];
        if (context.User.SessionIdOrNull() is { } session)
        {
            bounds.Add(($"session {session}", limits.LiveStreamsOfSessionMax, StatusCodes.Status429TooManyRequests));
        }

        var entered = new Entered(this, []);
        foreach (var (key, max, status) in bounds)
        {
            entered.Keys.Add(key);
            if (_counts.AddOrUpdate(key, 1, static (_, count) => count + 1) > max)
            {
                entered.Dispose();
                refusal = status;
                return null;
            }
        }

        refusal = 0;
        return entered;
    }

    private void Leave(string key)
    {
        if (_counts.AddOrUpdate(key, 0, static (_, count) => count - 1) == 0)
        {
            _counts.TryRemove(new KeyValuePair<string, int>(key, 0));
        }
    }

    private sealed record Entered(LiveBounds Bounds, List<string> Keys) : IDisposable
    {
        public void Dispose() => Keys.ForEach(Bounds.Leave);
    }
}
