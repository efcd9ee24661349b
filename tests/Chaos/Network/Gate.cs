namespace Shop.Chaos.Network;

/// <summary>Lets through, or doesn't.</summary>
internal sealed class Gate
{
    private volatile TaskCompletionSource _open = NewOpen();

    /// <summary>Nothing gets through from now on.</summary>
    public void Shut()
    {
        if (_open.Task.IsCompleted)
        {
            _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Everything gets through, and what waited too.</summary>
    public void Open() => _open.TrySetResult();

    /// <summary>Completes while it is open.</summary>
    public Task OpenAsync(CancellationToken token) => _open.Task.IsCompleted ? Task.CompletedTask : _open.Task.WaitAsync(token);

    private static TaskCompletionSource NewOpen()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }
}
