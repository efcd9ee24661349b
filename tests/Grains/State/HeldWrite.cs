namespace Grains.Tests.State;

/// <summary>A write that waits for the test to say how it ends.</summary>
internal sealed class HeldWrite
{
    private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _afterStoring;

    /// <summary>Completes once the write has been asked for.</summary>
    public Task Began => _began.Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Lets it be stored.</summary>
    public void Release() => _released.SetResult();

    /// <summary>Ends it without storing anything.</summary>
    public void Fail(Exception exception) => _released.SetException(exception);

    /// <summary>Stores it, but has it fail all the same: the reply is lost.</summary>
    public void FailAfterStoring(Exception exception)
    {
        _afterStoring = exception;
        _released.SetResult();
    }

    /// <summary>Waits for the test.</summary>
    public Task WaitAsync()
    {
        _began.SetResult();
        return _released.Task;
    }

    /// <summary>Throws if the reply is to be lost.</summary>
    public void ThrowAfterStoring()
    {
        if (_afterStoring is not null)
        {
            throw _afterStoring;
        }
    }
}
