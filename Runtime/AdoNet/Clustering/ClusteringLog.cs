using Microsoft.Extensions.Logging;

namespace Shop.Runtime.AdoNet.Clustering;

/// <summary>The log messages of a silo's place in its cluster: events 1500–1599.</summary>
internal static partial class ClusteringLog
{
    [LoggerMessage(1500, LogLevel.Information, "Silo {Name} at {Address} is the cluster {Cluster}'s")]
    public static partial void Joined(ILogger log, string name, string address, string cluster);

    [LoggerMessage(1501, LogLevel.Warning, "Silo {Name} at {Address} hasn't said that it is alive, and was declared dead")]
    public static partial void DeclaredDead(ILogger log, string name, string address);

    [LoggerMessage(1502, LogLevel.Warning, "The silo's heartbeat could not be written")]
    public static partial void BeatFailed(ILogger log, Exception exception);

    [LoggerMessage(1503, LogLevel.Critical, "This silo was declared dead by another and stops")]
    public static partial void VotedOut(ILogger log);

    [LoggerMessage(1504, LogLevel.Warning, "The membership table could not be told that the silo leaves; its successor will find out")]
    public static partial void LeavingUntold(ILogger log, Exception exception);
}
