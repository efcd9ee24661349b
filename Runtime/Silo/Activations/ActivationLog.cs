using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Shop.Runtime.Activations;

/// <summary>The log messages of activations: events 1000–1099.</summary>
internal static partial class ActivationLog
{
    [LoggerMessage(1000, LogLevel.Warning, "Activating {GrainId} failed; its callers are told")]
    public static partial void ActivationFailed(ILogger log, Exception exception, GrainId grainId);

    [LoggerMessage(1001, LogLevel.Warning, "Deactivating {GrainId} failed; it leaves all the same")]
    public static partial void DeactivationFailed(ILogger log, Exception exception, GrainId grainId);

    [LoggerMessage(1002, LogLevel.Warning, "A timer of {GrainId} failed; it goes on with its next tick")]
    public static partial void TimerFailed(ILogger log, Exception exception, GrainId grainId);

    [LoggerMessage(1003, LogLevel.Information, "Let go of {Count} idle activations of {Active}")]
    public static partial void Collected(ILogger log, int count, int active);

    [LoggerMessage(1004, LogLevel.Warning, "Memory is at {Percent:F0} % of its limit: let go of the {Count} activations idle longest, of {Active}")]
    public static partial void Shed(ILogger log, double percent, int count, int active);

    [LoggerMessage(1005, LogLevel.Warning, "{GrainId} leaves although {Count} of its requests have not ended")]
    public static partial void StuckOnLeaving(ILogger log, GrainId grainId, int count);
}
