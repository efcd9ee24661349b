namespace Shop.Runtime.Storage.Schema;

/// <summary>
/// The database's history and the scripts of this build don't agree, or a script failed. Nothing was changed by the failed
/// step.
/// </summary>
public sealed class MigrationException : Exception
{
    /// <summary>What is wrong, and what to do about it.</summary>
    public MigrationException(string message)
        : base(message)
    {
    }

    /// <summary>What is wrong, and what PostgreSQL said.</summary>
    public MigrationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
