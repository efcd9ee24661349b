namespace Orleans;

/// <summary>A service that takes part in a lifecycle: registered as this, it is asked when the lifecycle is made.</summary>
/// <typeparam name="TLifecycleObservable">The lifecycle.</typeparam>
public interface ILifecycleParticipant<TLifecycleObservable>
    where TLifecycleObservable : ILifecycleObservable
{
    /// <summary>Subscribes to the stages that matter to it.</summary>
    void Participate(TLifecycleObservable lifecycle);
}
