using System.Collections.Immutable;

namespace Shop.WaitingRooms;

/// <summary>What staff say of a room.</summary>
[GenerateSerializer, Immutable, Alias("shop.waitingrooms.WaitingRoomSettings")]
public sealed record WaitingRoomSettings
{
    /// <summary>What the sale is called: 1–<see cref="WaitingRoomLimits.NameMax"/> characters.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>When the places are drawn and the first are admitted, by the database's clock.</summary>
    [Id(1)]
    public DateTimeOffset StartsAt { get; init; }

    /// <summary>The things that nobody checks out without having been admitted: 1–<see cref="WaitingRoomLimits.SkusMax"/>, each once.</summary>
    [Id(2)]
    public ImmutableArray<Sku> Skus { get; init; } = [];

    /// <summary>Pieces of each of them that one checkout may have: 1–<see cref="WaitingRoomLimits.PerShopperMax"/>.</summary>
    [Id(3)]
    public int PerShopper { get; init; } = 1;

    /// <summary>For how long an admission is good, from when its holder is told of it.</summary>
    [Id(4)]
    public TimeSpan AdmissionFor { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Admissions a second that are never exceeded, whatever checkouts could bear: 1–<see cref="WaitingRoomLimits.PerSecondMax"/>.</summary>
    [Id(5)]
    public int PerSecondMax { get; init; } = 1_000;

    /// <summary>
    /// Bits of work that a shopper's device does for a place: 0 for none, to <see cref="WaitingRoomLimits.ProofBitsMax"/>. Each one more
    /// doubles it.
    /// </summary>
    [Id(6)]
    public int ProofBits { get; init; }

    /// <summary>Whether two are the same in every member.</summary>
    public bool IsSame(WaitingRoomSettings other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Skus.SequenceEqual(other.Skus) && (this with { Skus = [] }) == (other with { Skus = [] });
    }
}
