namespace Runtime.Tests.Membership.Model;

/// <summary>The table, what is stored, and each silo's mind, at one moment.</summary>
internal sealed class ClusterState
{
    private const int BitsOfRow = 3;
    private const int BitsOfTable = 3 * BitsOfRow;

    // The table at each version, oldest first: a silo may know any of them.
    private ulong _history;

    private ClusterState(int silos) => Silos = new SiloState[silos];


    /// <summary>The silos, three at most. The lower its number, the sooner the grain belongs to it.</summary>
    public SiloState[] Silos { get; }

    /// <summary>How many writes are stored; 3 at most.</summary>
    public int Stored { get; set; }

    /// <summary>The last write that a caller knows of.</summary>
    public int Acknowledged { get; set; }

    /// <summary>What must not be, and is.</summary>
    public string? Fault { get; set; }

    /// <summary>The table's version; 7 at most.</summary>
    public int Version { get; private set; }

    /// <summary>All but the first silo work together, and have for a while; the grain is the second's. The first is yet to join.</summary>
    public static ClusterState Begin(int silos)
    {
        var state = new ClusterState(silos);
        for (var silo = 1; silo < silos; silo++)
        {
            state._history |= (ulong)Model.Row.Active << (BitsOfRow * silo);
            state.Silos[silo] = new SiloState { Runs = true, IsFresh = true, Known = 1, Settled = 1, IsFreed = silo == 1 };
        }

        state.Version = 1;
        return state;
    }

    public void Become(ClusterState other)
    {
        other.Silos.CopyTo(Silos, 0);
        (_history, Version, Stored, Acknowledged, Fault) = (other._history, other.Version, other.Stored, other.Acknowledged, other.Fault);
    }

    /// <summary>The state that a number stands for, without what must not be.</summary>
    public void Become(UInt128 key)
    {
        for (var i = Silos.Length - 1; i >= 0; i--)
        {
            Silos[i] = SiloState.Of((uint)key & ((1 << SiloState.BitsOfKey) - 1));
            key >>= SiloState.BitsOfKey;
        }

        (_history, Version, Stored, Acknowledged, Fault) = ((ulong)(key >> 8), (int)(key >> 5) & 7, (int)(key >> 3) & 3, (int)(key >> 1) & 3, null);
    }

    public Row Row(int silo) => Row(silo, Version);

    public Row Row(int silo, int version) => version == 0 ? Model.Row.None : (Row)((_history >> ((BitsOfTable * (version - 1)) + (BitsOfRow * silo))) & 7);

    public void Change(int silo, Row row)
    {
        var rows = Version == 0 ? 0 : (_history >> (BitsOfTable * (Version - 1))) & ((1 << BitsOfTable) - 1);
        var shift = BitsOfRow * silo;
        rows = (rows & ~(7UL << shift)) | ((ulong)row << shift);
        _history |= rows << (BitsOfTable * Version);
        Version++;
    }

    /// <summary>Whose the grain is at a version; -1 where nobody takes grains.</summary>
    public int Owner(int version)
    {
        for (var silo = 0; silo < Silos.Length; silo++)
        {
            if (Row(silo, version) == Model.Row.Active)
            {
                return silo;
            }
        }

        return -1;
    }

    /// <summary>The state as a number.</summary>
    public UInt128 Key()
    {
        var key = ((UInt128)_history << 8) | (uint)((Version << 5) | (Stored << 3) | (Acknowledged << 1) | (Fault is null ? 0 : 1));
        foreach (var silo in Silos)
        {
            key = (key << SiloState.BitsOfKey) | silo.Key();
        }

        return key;
    }
}

/// <summary>One silo's mind.</summary>
internal struct SiloState
{
    public const int BitsOfKey = 19;

    /// <summary>Whether its process runs.</summary>
    public bool Runs;

    /// <summary>The version that it goes by.</summary>
    public int Known;

    /// <summary>Whether it may answer.</summary>
    public bool IsFresh;

    /// <summary>Whether the grain is in its memory.</summary>
    public bool HasGrain;

    /// <summary>How many writes it knows of; 1 at most.</summary>
    public int Memory;

    /// <summary>The version up to which it has let go of what isn't its own, and waited for the dead.</summary>
    public int Settled;

    /// <summary>Whether nobody else could have the grain at the version that it goes by.</summary>
    public bool IsFreed;

    /// <summary>Whose leases it waits for, a bit each.</summary>
    public int Mourned;

    /// <summary>Those of them who may have had the grain.</summary>
    public int MournedForGrain;

    public readonly uint Key() => (uint)(
        (Runs ? 1 : 0) | (IsFresh ? 2 : 0) | (HasGrain ? 4 : 0) | (IsFreed ? 8 : 0) | (Memory << 4)
        | (Known << 5) | (Settled << 8) | (Mourned << 11) | (MournedForGrain << 14));

    public static SiloState Of(uint key) => new()
    {
        Runs = (key & 1) != 0,
        IsFresh = (key & 2) != 0,
        HasGrain = (key & 4) != 0,
        IsFreed = (key & 8) != 0,
        Memory = (int)(key >> 4) & 1,
        Known = (int)(key >> 5) & 7,
        Settled = (int)(key >> 8) & 7,
        Mourned = (int)(key >> 11) & 7,
        MournedForGrain = (int)(key >> 14) & 7,
    };
}
