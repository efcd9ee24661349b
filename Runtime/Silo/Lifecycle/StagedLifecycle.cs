using Orleans;

namespace Shop.Runtime.Lifecycle;

/// <summary>
/// Starts its subscribers stage by stage, lowest first, those of one stage together; stops what was started in the
/// opposite order. A failed start ends the start, and <see cref="OnStop"/> then stops what had begun.
/// </summary>
internal abstract class StagedLifecycle : ILifecycleObservable
{
    private readonly List<Subscription> _subscriptions = [];
    private int? _reached;

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        var subscription = new Subscription(this, stage, observer);
        _subscriptions.Add(subscription);
        return subscription;
    }

    /// <summary>Runs every stage's <c>OnStart</c>.</summary>
    public async Task OnStart(CancellationToken token = default)
    {
        foreach (var stage in Stages().ToList())
        {
            token.ThrowIfCancellationRequested();
            _reached = stage.Key;
            await Task.WhenAll(stage.Select(subscription => subscription.Observer.OnStart(token)));
        }
    }

    /// <summary>Runs <c>OnStop</c> of every stage that was reached; a failure doesn't keep the others from stopping.</summary>
    /// <exception cref="AggregateException">Some observers failed to stop.</exception>
    public async Task OnStop(CancellationToken token = default)
    {
        var failures = new List<Exception>();
        foreach (var stage in Stages().Where(stage => stage.Key <= _reached).Reverse().ToList())
        {
            try
            {
                await Task.WhenAll(stage.Select(subscription => subscription.Observer.OnStop(token)));
            }
            catch (Exception exception)
            {
                failures.Add(exception);
            }
        }

        _reached = null;
        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }

    private IEnumerable<IGrouping<int, Subscription>> Stages() =>
        _subscriptions.OrderBy(subscription => subscription.Stage).GroupBy(subscription => subscription.Stage);

    private sealed class Subscription(StagedLifecycle owner, int stage, ILifecycleObserver observer) : IDisposable
    {
        public int Stage { get; } = stage;

        public ILifecycleObserver Observer { get; } = observer;

        public void Dispose() => owner._subscriptions.Remove(this);
    }
}
