using Microsoft.Extensions.Logging;
using Shop.Runtime.Calls;

namespace Shop.Runtime.Net;

/// <summary>What all connections of one silo or client have in common.</summary>
internal sealed class ConnectionShared(CallRuntime runtime, TransportOptions options, int frameBytesMax, ILogger log)
{
    public CallRuntime Runtime { get; } = runtime;

    public TransportOptions Options { get; } = options;

    /// <summary>The longest frame that is taken, in bytes.</summary>
    public int FrameBytesMax { get; } = frameBytesMax;

    public ILogger Log { get; } = log;

    public InFlightLimit InFlight { get; } = new(options);

    public GatheringBudget Memory { get; } = new();
}
