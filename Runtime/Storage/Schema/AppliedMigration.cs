namespace Shop.Runtime.Storage.Schema;

/// <summary>A row of the history.</summary>
internal readonly record struct AppliedMigration(int Number, string Name, string Checksum)
{
    /// <inheritdoc />
    public override string ToString() => $"{Number:0000}_{Name}";
}
