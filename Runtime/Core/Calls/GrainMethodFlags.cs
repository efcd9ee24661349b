namespace Shop.Runtime.Calls;

/// <summary>What the attributes of a grain interface's method say about it.</summary>
[Flags]
public enum GrainMethodFlags
{
    /// <summary>An ordinary method: one at a time, with a reply.</summary>
    None = 0,

    /// <summary><c>[ReadOnly]</c>: may run beside other read-only calls, and may be retried.</summary>
    ReadOnly = 1,

    /// <summary><c>[AlwaysInterleave]</c>: may run beside any call.</summary>
    AlwaysInterleave = 2,

    /// <summary><c>[OneWay]</c>: the caller doesn't wait, and learns nothing of the outcome.</summary>
    OneWay = 4,
}
