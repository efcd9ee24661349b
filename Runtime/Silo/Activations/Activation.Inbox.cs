using Orleans.Runtime;
using Shop.Runtime.Calls;

namespace Shop.Runtime.Activations;

/// <summary>
/// The inbox: a lock-free stack that many threads push to and one drain takes whole (Treiber 1986; taking all at
/// once and reversing gives first in, first out). Null: idle. Ending in <see cref="_draining"/>: a drain is running
/// or queued, and whoever pushes need not start one.
/// </summary>
internal sealed partial class Activation
{
    // After so many items a drain goes to the back of the thread pool's queue, so that one busy grain can't keep a
    // thread from the others: some tens of microseconds of ordinary turns.
    private const int ItemsPerDrain = 128;

    private static readonly WorkItem _draining = new ActivationCommand(_ => { });

    [ThreadStatic]
    private static Activation? _onThisThread;

    [ThreadStatic]
    private static Activation? _startingOnThisThread;

    private WorkItem? _inbox;

    /// <summary>Gives the activation something to do. Safe from any thread.</summary>
    public void Post(WorkItem item)
    {
        var head = Volatile.Read(ref _inbox);
        while (true)
        {
            item.Next = head;
            var seen = Interlocked.CompareExchange(ref _inbox, item, head);
            if (ReferenceEquals(seen, head))
            {
                break;
            }

            head = seen;
        }

        if (head is null)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        // Turns must see this scheduler as the current one, which only a task that runs on it can bring about.
        _startingOnThisThread = this;
        new Task(static activation => ((Activation)activation!).Drain(), this).RunSynchronously(this);
    }

    protected override void QueueTask(Task task) => Post(new ScheduledTask(task));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued)
    {
        if (_startingOnThisThread == this)
        {
            _startingOnThisThread = null;
            return TryExecuteTask(task);
        }

        // Only within a turn of this very activation: anywhere else it would be a second turn at once.
        return _onThisThread == this && !taskWasPreviouslyQueued && TryExecuteTask(task);
    }

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private void Drain()
    {
        _onThisThread = this;
        RuntimeContext.SetCurrent(this);
        try
        {
            DrainInbox();
        }
        finally
        {
            RuntimeContext.SetCurrent(null);
            _onThisThread = null;
        }
    }

    private void DrainInbox()
    {
        var left = ItemsPerDrain;
        do
        {
            var item = TakeAll();
            while (item is not null)
            {
                var next = item.Next;
                item.Next = null;
                Run(item);
                item = next;
                left--;
            }

            RunWaiting();
            if (left <= 0)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                return;
            }
        }
        while (!ReferenceEquals(Interlocked.CompareExchange(ref _inbox, null, _draining), _draining));
    }

    /// <summary>Takes all that came in, oldest first, and leaves the mark that a drain is at work.</summary>
    private WorkItem? TakeAll()
    {
        var item = Interlocked.Exchange(ref _inbox, _draining);
        WorkItem? oldest = null;
        while (item is not null && !ReferenceEquals(item, _draining))
        {
            var next = item.Next;
            item.Next = oldest;
            oldest = item;
            item = next;
        }

        return oldest;
    }

    private void Run(WorkItem item)
    {
        switch (item)
        {
            case TurnRequest request:
                Accept(request);
                break;
            case ScheduledTask scheduled:
                TryExecuteTask(scheduled.Task);
                break;
            case ActivationCommand command:
                command.Run(this);
                break;
        }
    }
}
