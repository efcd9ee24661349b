using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain that takes reminders.</summary>
public interface IRemindable : IGrain
{
    /// <summary>
    /// A reminder ticks. Ticks are delivered at least as often as the period says while the cluster is up; missed ones
    /// aren't made up for.
    /// </summary>
    Task ReceiveReminder(string reminderName, TickStatus status);
}
