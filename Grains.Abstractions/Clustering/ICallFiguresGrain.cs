using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Shop.Clustering;

/// <summary>
/// What silos tell of the calls that they answered, for those who run the shop. It is in memory only: after a silo's crash it is told
/// anew within seconds.
/// </summary>
[Alias("shop.clustering.ICallFiguresGrain")]
public interface ICallFiguresGrain : IGrainWithIntegerKey
{
    /// <summary>There is one.</summary>
    const long Key = 0;

    /// <summary>Takes what a silo has answered since it last told; the silo's latest word counts.</summary>
    [Alias("Report"), OneWay]
    Task Report(SiloCalls calls);

    /// <summary>The latest of every silo that has told of late.</summary>
    [Alias("Read")]
    Task<ImmutableArray<SiloCalls>> Read();
}
