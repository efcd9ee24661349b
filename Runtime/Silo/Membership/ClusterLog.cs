using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Shop.Runtime.Membership;

/// <summary>The log messages of a silo's place in its cluster: events 1500–1599.</summary>
internal static partial class ClusterLog
{
    [LoggerMessage(1500, LogLevel.Information, "Silo {Name} at {Address} has joined the cluster {Cluster}, version {Version}, of {Silos} silos")]
    public static partial void Joined(ILogger log, string name, string address, string cluster, int version, int silos);

    [LoggerMessage(1501, LogLevel.Warning, "The silo at {Address} was declared dead: {Reason}")]
    public static partial void DeclaredDead(ILogger log, string address, string reason);

    [LoggerMessage(1502, LogLevel.Warning, "The membership table can't be reached: {Reason}")]
    public static partial void LookFailed(ILogger log, string reason);

    [LoggerMessage(1503, LogLevel.Critical, "This silo isn't among the living any more and stops")]
    public static partial void VotedOut(ILogger log);

    [LoggerMessage(1504, LogLevel.Warning, "The membership table could not be told that the silo leaves; the others will find out")]
    public static partial void LeavingUntold(ILogger log, Exception exception);

    [LoggerMessage(1505, LogLevel.Information, "The cluster is at version {Version}, of {Silos} silos: {Addresses}")]
    public static partial void Changed(ILogger log, int version, int silos, string addresses);

    [LoggerMessage(1506, LogLevel.Warning, "Nothing was heard of the silo at {Address} for {Silence}")]
    public static partial void Suspected(ILogger log, string address, TimeSpan silence);

    [LoggerMessage(1507, LogLevel.Debug, "The silo at {Address} hasn't said that it let go of {Grain}")]
    public static partial void NotYielded(ILogger log, Exception exception, string address, GrainId grain);

    [LoggerMessage(1508, LogLevel.Warning, "The cluster can't be joined yet: {Reason}")]
    public static partial void NotJoinedYet(ILogger log, string reason);

    [LoggerMessage(1509, LogLevel.Warning, "What the silo does for its cluster has failed, and is tried again")]
    public static partial void RoundFailed(ILogger log, Exception exception);

    [LoggerMessage(1510, LogLevel.Information, "The silo has handed its grains over at version {Version}")]
    public static partial void HandedOver(ILogger log, int version);

    [LoggerMessage(1511, LogLevel.Information, "The silo is drained from version {Version} on: it takes no grains until it is told to")]
    public static partial void Drained(ILogger log, int version);

    [LoggerMessage(1512, LogLevel.Information, "The silo takes grains again from version {Version} on")]
    public static partial void Undrained(ILogger log, int version);
}
