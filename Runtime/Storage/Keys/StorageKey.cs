namespace Shop.Runtime.Storage.Keys;

/// <summary>
/// A row of <c>OrleansStorage</c> within one service: the columns of its unique key. Ordered, so that every process locks
/// the rows of a batch in the same order and no two batches wait for each other.
/// </summary>
internal readonly record struct StorageKey(int IdHash, int TypeHash, long N0, long N1, string StateName, string? Extension)
    : IComparable<StorageKey>
{
    /// <inheritdoc />
    public int CompareTo(StorageKey other)
    {
        var order = IdHash.CompareTo(other.IdHash);
        order = order != 0 ? order : TypeHash.CompareTo(other.TypeHash);
        order = order != 0 ? order : N0.CompareTo(other.N0);
        order = order != 0 ? order : N1.CompareTo(other.N1);
        order = order != 0 ? order : string.CompareOrdinal(StateName, other.StateName);
        return order != 0 ? order : string.CompareOrdinal(Extension, other.Extension);
    }

    /// <inheritdoc />
    public bool Equals(StorageKey other) =>
        IdHash == other.IdHash && TypeHash == other.TypeHash && N0 == other.N0 && N1 == other.N1
        && StateName == other.StateName && Extension == other.Extension;

    /// <summary>The hash of the grain's key, which is one already.</summary>
    public override int GetHashCode() => IdHash ^ TypeHash;

    /// <inheritdoc />
    public override string ToString() => $"{StateName} of {N0:X16}{N1:X16}{(Extension is null ? "" : "+" + Extension)}";
}
