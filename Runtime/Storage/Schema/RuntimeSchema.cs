namespace Shop.Runtime.Storage.Schema;

/// <summary>
/// The runtime's own tables: membership, grain storage and reminders, with the queries that Orleans' ADO.NET providers run by
/// name.
/// </summary>
public static class RuntimeSchema
{
    /// <summary>The scripts, for <see cref="SchemaMigrator"/>.</summary>
    public static MigrationSet Migrations { get; } =
        MigrationSet.FromResources("runtime", typeof(RuntimeSchema).Assembly, "Shop.Runtime.Storage.Schema.");
}
