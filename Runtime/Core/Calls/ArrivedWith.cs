using System.Diagnostics;
using Orleans.Runtime;

namespace Shop.Runtime.Calls;

/// <summary>What some calls bring along over a connection beside their arguments.</summary>
internal sealed class ArrivedWith
{
    /// <summary>The grain that calls.</summary>
    public GrainId? SourceId { get; set; }

    /// <summary>The request context.</summary>
    public RequestContextData? Context { get; set; }

    /// <summary>The caller's span, from W3C trace context.</summary>
    public ActivityContext? Trace { get; set; }

    /// <summary>How many silos have handed the call on.</summary>
    public int Hops { get; set; }

    /// <summary>The version of the cluster by which the last of them did.</summary>
    public int MapVersion { get; set; }
}
