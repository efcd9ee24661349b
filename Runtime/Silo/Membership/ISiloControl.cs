using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Shop.Runtime.Membership;

/// <summary>
/// What silos ask each other. Not a grain that anybody owns: its key is the silo's address, and each silo has its own. It goes the
/// way of all calls, so that an answer says that turns are run, not just that a socket is open.
/// </summary>
[Alias("sys.ISiloControl")]
internal interface ISiloControl : IGrainWithStringKey
{
    /// <summary>A sign of life, and the version of the cluster up to which the silo has let go of what isn't its own.</summary>
    [AlwaysInterleave, ResponseTimeout("00:00:01")]
    Task<int> Probe();

    /// <summary>Whether this silo has heard of another one lately; asked by one who hasn't.</summary>
    [AlwaysInterleave, ResponseTimeout("00:00:01")]
    Task<bool> Hears(string silo);

    /// <summary>Whether this silo reaches the database; asked by one who doesn't.</summary>
    [AlwaysInterleave, ResponseTimeout("00:00:01")]
    Task<DatabaseReach> ReachesDatabase(string asker);

    /// <summary>The cluster has changed: look.</summary>
    [AlwaysInterleave, OneWay]
    Task Changed(int version);

    /// <summary>A silo has let go of what isn't its own at a version.</summary>
    [AlwaysInterleave, OneWay]
    Task Settled(string silo, int version);

    /// <summary>
    /// Lets go of a grain that belongs to the asker at a version. True once it is gone; false where it doesn't belong to the asker
    /// at a later one.
    /// </summary>
    [AlwaysInterleave]
    Task<bool> Yield(GrainId grain, int version, string asker);

    /// <summary>Hands this silo's grains to the others, without leaving them.</summary>
    [AlwaysInterleave]
    Task<DrainOutcome> Drain();

    /// <summary>Takes this silo's share of the grains again.</summary>
    [AlwaysInterleave]
    Task<DrainOutcome> Undrain();

    /// <summary>How many activations of each class are in memory.</summary>
    [AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task<SimpleGrainStatistic[]> CountActivations();

    /// <summary>Lets go of what was idle for so long.</summary>
    [AlwaysInterleave]
    Task Collect(TimeSpan ageLimit);
}

/// <summary>What a silo says to one that has lost the database.</summary>
[GenerateSerializer]
internal enum DatabaseReach
{
    /// <summary>It has lost it too.</summary>
    No = 0,

    /// <summary>It reaches it.</summary>
    Yes = 1,

    /// <summary>It reaches it, and the asker isn't among the living there.</summary>
    YouAreDead = 2,
}
