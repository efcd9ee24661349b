namespace Orleans.Runtime;

/// <summary>A timer of one activation; disposing it ends it.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>
    /// Ticks next after <paramref name="dueTime"/> and then every <paramref name="period"/>; <see
    /// cref="Timeout.InfiniteTimeSpan"/> is never.
    /// </summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}
