namespace Shop.Runtime.Storage.Writes;

/// <summary>What a write does to its row. The numbers are bits, so that the kinds in a batch make up a number too.</summary>
[Flags]
internal enum WriteKind
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>
    /// Replaces the payload of a row of the expected version; without a payload, the state is cleared and the version kept.
    /// </summary>
    Update = 1,

    /// <summary>Removes a row of the expected version.</summary>
    Delete = 2,

    /// <summary>Makes the row, where there is none.</summary>
    Insert = 4,
}
