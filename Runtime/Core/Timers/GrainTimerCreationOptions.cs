using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>When and how a grain's timer ticks.</summary>
public readonly struct GrainTimerCreationOptions()
{
    /// <summary>First after <paramref name="dueTime"/>, then <paramref name="period"/> after each tick has ended.</summary>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
        : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>The time to the first tick; <see cref="Timeout.InfiniteTimeSpan"/> is never.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>The time from the end of a tick to the next; <see cref="Timeout.InfiniteTimeSpan"/> is never.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether ticks run among the turns of other calls; false by default.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether ticks keep the activation from being collected as idle; false by default.</summary>
    public bool KeepAlive { get; init; }
}
