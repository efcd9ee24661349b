namespace Orleans;

/// <summary>Something that starts and stops in stages.</summary>
public interface ILifecycleObservable
{
    /// <summary>
    /// Has <paramref name="observer"/> started at <paramref name="stage"/>, and stopped in the opposite order; disposing
    /// the result ends that.
    /// </summary>
    IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer);
}
