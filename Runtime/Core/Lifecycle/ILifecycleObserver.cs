namespace Orleans;

/// <summary>Takes part in a start and a stop.</summary>
public interface ILifecycleObserver
{
    /// <summary>Starts; a failure fails the whole start.</summary>
    Task OnStart(CancellationToken cancellationToken = default);

    /// <summary>Stops.</summary>
    Task OnStop(CancellationToken cancellationToken = default);
}
