namespace Shop.Runtime.Calls;

/// <summary>
/// Something for an activation to do: a call, a timer tick, a continuation. Linked into the activation's inbox
/// through itself, so that an idle activation holds no queue and a busy one allocates none.
/// </summary>
public abstract class WorkItem
{
    private protected WorkItem()
    {
    }

    /// <summary>The next item of the list that holds this one; an item is in one list at a time.</summary>
    internal WorkItem? Next { get; set; }
}
