namespace Shop.WaitingRooms;

/// <summary>What waiting rooms are bounded by.</summary>
public static class WaitingRoomLimits
{
    /// <summary>
    /// Places in one room. The order of the draw takes eight bytes of memory for each in every process that tells it, and whoever
    /// came later than half a million others had better be told so.
    /// </summary>
    public const int PlacesMax = 500_000;

    /// <summary>Things that one room guards: a sale is about a few; each is looked at for stock every second.</summary>
    public const int SkusMax = 50;

    /// <summary>Characters of a room's name.</summary>
    public const int NameMax = 100;

    /// <summary>Pieces of a guarded thing that one checkout may have at most: as many as any line of a cart.</summary>
    public const int PerShopperMax = 999;

    /// <summary>Admissions a second at most: more checkouts than that no silo has ever done.</summary>
    public const int PerSecondMax = 10_000;

    /// <summary>
    /// Bits of work for a place at most: four million hashes on average, some seconds of a desktop computer and half a minute of an old
    /// phone. More keeps people out before it keeps programs out.
    /// </summary>
    public const int ProofBitsMax = 22;

    /// <summary>
    /// Within what time its holder has to be told of an admission: a page without a stream asks every 15 seconds, so that a minute bears
    /// three answers that got lost, and a piece waits no longer for somebody who has gone.
    /// </summary>
    public static readonly TimeSpan ToldWithin = TimeSpan.FromMinutes(1);

    /// <summary>The shortest time in which a checkout can be begun with a token.</summary>
    public static readonly TimeSpan AdmissionMin = TimeSpan.FromSeconds(10);

    /// <summary>The longest: stock waits that long for one who has gone.</summary>
    public static readonly TimeSpan AdmissionMax = TimeSpan.FromHours(1);
}
