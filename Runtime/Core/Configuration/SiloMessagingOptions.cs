namespace Orleans.Configuration;

/// <summary>How a silo sends and takes calls.</summary>
public class SiloMessagingOptions : MessagingOptions
{
    /// <summary>The limit of <see cref="MaxEnqueuedRequestsHardLimit"/> where none is set: the runtime's own bound.</summary>
    public const int DEFAULT_MAX_ENQUEUED_REQUESTS_HARD_LIMIT = 0;

    /// <summary>
    /// The limit of <see cref="MaxEnqueuedRequestsHardLimit_StatelessWorker"/> where none is set: the runtime's own bound.
    /// </summary>
    public const int DEFAULT_MAX_ENQUEUED_REQUESTS_STATELESS_WORKER_HARD_LIMIT = 0;

    /// <summary>How often a silo that isn't the owner may hand a call on; 2 by default.</summary>
    public int MaxForwardCount { get; set; } = 2;

    /// <summary>The most calls that wait for or run in one activation; beyond, calls are refused. 0 is the runtime's own bound.</summary>
    public int MaxEnqueuedRequestsHardLimit { get; set; } = DEFAULT_MAX_ENQUEUED_REQUESTS_HARD_LIMIT;

    /// <summary>As <see cref="MaxEnqueuedRequestsHardLimit"/>, for stateless workers.</summary>
    public int MaxEnqueuedRequestsHardLimit_StatelessWorker { get; set; } = DEFAULT_MAX_ENQUEUED_REQUESTS_STATELESS_WORKER_HARD_LIMIT;
}
