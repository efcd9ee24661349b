namespace Shop.Clustering;

/// <summary>What those who run the shop have silos do.</summary>
[Alias("shop.clustering.ISilosGrain")]
public interface ISilosGrain : IGrainWithIntegerKey
{
    /// <summary>There is one.</summary>
    const long Key = 0;

    /// <summary>
    /// Has a silo hand its grains to the others and take no more, while it lives on; no call fails. Answers when it is decided, not when
    /// the last grain has gone. It is forgotten where the silo is started anew.
    /// </summary>
    /// <param name="address">The silo's address and run, <c>ip:port@generation</c>.</param>
    [Alias("Drain")]
    Task<DrainResult> Drain(string address);

    /// <summary>Has a drained silo take its share of the grains again.</summary>
    /// <param name="address">The silo's address and run.</param>
    [Alias("Undrain")]
    Task<DrainResult> Undrain(string address);
}
