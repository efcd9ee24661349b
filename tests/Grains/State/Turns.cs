namespace Grains.Tests.State;

/// <summary>Runs what awaits go on with one after the other on the test's thread, as a grain's scheduler does.</summary>
internal sealed class Turns : SynchronizationContext
{
    private readonly Queue<Action> _waiting = new();

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) => _waiting.Enqueue(() => d(state));

    /// <summary>Runs a first part, and all that follows from it.</summary>
    public void Run(Action first)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            for (Action? next = first; next is not null; _waiting.TryDequeue(out next))
            {
                next();
            }
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <inheritdoc cref="Run(Action)"/>
    public T Run<T>(Func<T> first)
    {
        T result = default!;
        Run(() => { result = first(); });
        return result;
    }
}
