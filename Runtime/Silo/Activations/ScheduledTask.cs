using Shop.Runtime.Calls;

namespace Shop.Runtime.Activations;

/// <summary>A task that the activation's scheduler was given: the continuation of an await, or work started by the grain.</summary>
internal sealed class ScheduledTask(Task task) : WorkItem
{
    public Task Task { get; } = task;
}
