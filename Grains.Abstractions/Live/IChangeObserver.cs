namespace Shop.Live;

/// <summary>Whoever wants to know that something has changed, not into what: a cart's or an order's version is for everybody's ears.</summary>
[Alias("shop.live.IChangeObserver")]
public interface IChangeObserver : IGrainObserver
{
    /// <summary>It has this version now. A call may get lost, or come late: who watches asks anew before the watch ends.</summary>
    /// <param name="id">The cart's or the order's id.</param>
    /// <param name="version">Its version; greater ones are later.</param>
    [Alias("Changed")]
    void Changed(string id, long version);
}
