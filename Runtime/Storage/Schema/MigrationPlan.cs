namespace Shop.Runtime.Storage.Schema;

/// <summary>Compares a history with the scripts of this build.</summary>
internal static class MigrationPlan
{
    /// <summary>
    /// The first script that is still to be applied, or null. Throws <see cref="MigrationException"/> where an applied one was
    /// edited or is missing here; a database that a newer build has migrated further is refused unless
    /// <paramref name="acceptNewer"/>.
    /// </summary>
    public static MigrationScript? Next(MigrationSet set, IReadOnlyList<AppliedMigration> applied, bool acceptNewer)
    {
        for (var i = 0; i < applied.Count; i++)
        {
            if (applied[i].Number != set.First + i)
            {
                throw new MigrationException($"The history of \"{set.Name}\" has a gap: {set.First + i} is expected where {applied[i]} stands. Somebody changed shop_schema_history by hand.");
            }

            if (i < set.Scripts.Count)
            {
                EnsureSame(set, applied[i], set.Scripts[i]);
            }
            else if (!acceptNewer)
            {
                throw new MigrationException($"The database has migration {applied[i]} of \"{set.Name}\", which this build lacks: it was deleted here, or a newer build has been at work. Bring the file back, or run the newer build.");
            }
        }

        return applied.Count < set.Scripts.Count ? set.Scripts[applied.Count] : null;
    }

    private static void EnsureSame(MigrationSet set, AppliedMigration applied, MigrationScript script)
    {
        if (applied.Name != script.Name)
        {
            throw new MigrationException($"The database has migration {applied} of \"{set.Name}\" where this build has {script}. An applied migration is never renamed or replaced: add a new one.");
        }

        if (applied.Checksum != script.Checksum)
        {
            throw new MigrationException($"Migration {script} of \"{set.Name}\" was edited after it had been applied. An applied migration is never edited: restore it and add a new one.");
        }
    }
}
