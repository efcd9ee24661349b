namespace Shop.WaitingRooms;

/// <summary>Changes a room; what is null stays as it is.</summary>
[GenerateSerializer, Immutable, Alias("shop.waitingrooms.ChangeWaitingRoom")]
public sealed record ChangeWaitingRoom
{
    /// <summary>Names the wish; a repeat changes nothing.</summary>
    [Id(0)]
    public required OperationId Operation { get; init; }

    /// <summary>Who: an id.</summary>
    [Id(1)]
    public required string Actor { get; init; }

    /// <summary>Open, paused or closed; a closed one stays closed.</summary>
    [Id(2)]
    public WaitingRoomState? State { get; init; }

    /// <summary>When it starts, as long as it hasn't.</summary>
    [Id(3)]
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Pieces of each thing that one checkout may have.</summary>
    [Id(4)]
    public int? PerShopper { get; init; }

    /// <summary>For how long admissions from now on are good.</summary>
    [Id(5)]
    public TimeSpan? AdmissionFor { get; init; }

    /// <summary>Admissions a second at most.</summary>
    [Id(6)]
    public int? PerSecondMax { get; init; }

    /// <summary>The revision that it was decided on; null for whichever there is.</summary>
    [Id(7)]
    public long? ExpectedRevision { get; init; }

    /// <summary>Bits of work for a place; those who have one keep it.</summary>
    [Id(8)]
    public int? ProofBits { get; init; }
}
