using Orleans;
using Orleans.Runtime;
using Shop.Runtime.Calls;

namespace Shop.Runtime.Observers;

/// <summary>A local observer: its calls run one after the other, on the thread pool.</summary>
internal sealed class ObserverTarget(GrainId id, IGrainObserver observer) : ICallTarget, ITurnHost, IThreadPoolWorkItem
{
    // A thousand notifications behind, an observer won't catch up; the grain that notifies it is told.
    private const int MaxQueued = 1_000;

    private readonly WeakReference<IGrainObserver> _observer = new(observer);
    private readonly Queue<GrainCall> _queue = new();
    private bool _busy;
    private object? _instance;

    public GrainId GrainId => id;

    public bool IsAlive => _observer.TryGetTarget(out _);

    public object Instance => _instance!;

    public IIncomingGrainCallFilter[] IncomingFilters => [];

    public void Receive(GrainCall call)
    {
        lock (_queue)
        {
            if (_queue.Count >= MaxQueued)
            {
                call.Reject(new OrleansMessageRejectionException($"The observer {id} has {MaxQueued} notifications queued, the most it may have."));
                return;
            }

            _queue.Enqueue(call);
            if (_busy)
            {
                return;
            }

            _busy = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        GrainCall call;
        lock (_queue)
        {
            call = _queue.Dequeue();
        }

        if (!_observer.TryGetTarget(out var target))
        {
            call.Reject(new ClientNotAvailableException($"The observer {id} is gone."));
            Finished(call, null);
            return;
        }

        _instance = target;
        RequestContext.Import(call.Context);
        call.Begin(this);
    }

    public void Finished(TurnRequest request, Exception? exception)
    {
        _instance = null;
        lock (_queue)
        {
            _busy = _queue.Count > 0;
            if (!_busy)
            {
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }
}
