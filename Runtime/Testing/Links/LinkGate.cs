namespace Shop.Runtime.Testing.Links;

/// <summary>What passes through a <see cref="FaultyLink"/>, and what waits or vanishes.</summary>
internal sealed class LinkGate
{
    private readonly Lock _lock = new();
    private LinkDirection _stalled;
    private TaskCompletionSource _opened = Completed();

    /// <summary>The directions in which data vanishes.</summary>
    public LinkDirection Swallowed { get; set; }

    /// <summary>Holds data back.</summary>
    public void Stall(LinkDirection direction)
    {
        lock (_lock)
        {
            _stalled = direction;
            if (_opened.Task.IsCompleted)
            {
                _opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>Lets everything pass.</summary>
    public void Open()
    {
        lock (_lock)
        {
            Swallowed = LinkDirection.None;
            _stalled = LinkDirection.None;
            _opened.TrySetResult();
        }
    }

    /// <summary>Ends when data may pass in that direction.</summary>
    public async Task Pass(LinkDirection direction)
    {
        while (true)
        {
            Task opened;
            lock (_lock)
            {
                if ((_stalled & direction) == 0)
                {
                    return;
                }

                opened = _opened.Task;
            }

            await opened;
        }
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
