namespace Shop.Bench.Spike;

/// <summary>What a virtual shopper does in the end.</summary>
internal enum Fate
{
    /// <summary>Looks at the thing, and goes.</summary>
    Looks,

    /// <summary>Waits, and is gone when the turn comes.</summary>
    NeverComes,

    /// <summary>Waits and pays.</summary>
    Pays,

    /// <summary>Waits, begins a checkout and gives it up.</summary>
    GivesBack,

    /// <summary>Waits, begins a checkout and is gone.</summary>
    Vanishes,
}
