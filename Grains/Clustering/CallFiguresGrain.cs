using System.Collections.Immutable;

namespace Shop.Clustering;

/// <inheritdoc cref="ICallFiguresGrain"/>
/// <param name="time">For what is too old to be shown.</param>
internal sealed class CallFiguresGrain(TimeProvider time) : Grain, ICallFiguresGrain
{
    // Silos tell every five seconds: who has missed three is gone.
    private static readonly TimeSpan _keptFor = TimeSpan.FromSeconds(15);

    // More silos than any cluster of this shop has.
    private const int SilosMax = 500;

    private readonly Dictionary<string, (SiloCalls Calls, long At)> _bySilo = [];

    /// <inheritdoc/>
    public Task Report(SiloCalls calls)
    {
        Forget();
        if (_bySilo.Count < SilosMax || _bySilo.ContainsKey(calls.Silo))
        {
            _bySilo[calls.Silo] = (calls, time.GetTimestamp());
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<SiloCalls>> Read()
    {
        Forget();
        return Task.FromResult(_bySilo.Values.Select(static one => one.Calls).ToImmutableArray());
    }

    private void Forget()
    {
        foreach (var (silo, (_, at)) in _bySilo)
        {
            if (time.GetElapsedTime(at) > _keptFor)
            {
                _bySilo.Remove(silo); // a dictionary bears this while it is walked through
            }
        }
    }
}
