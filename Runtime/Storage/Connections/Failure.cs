using System.Data;
using Npgsql;

namespace Shop.Runtime.Storage.Connections;

/// <summary>Reads exceptions of Npgsql.</summary>
internal static class Failure
{
    /// <summary>
    /// What <paramref name="exception"/>, thrown by a statement on <paramref name="connection"/>, means. Only an error that the
    /// server reported on a connection that still stands proves that nothing was committed.
    /// </summary>
    public static FailureKind Classify(Exception exception, NpgsqlConnection connection)
    {
        if (exception is not PostgresException error || error.InvariantSeverity is "FATAL" or "PANIC" || connection.State != ConnectionState.Open)
        {
            return FailureKind.Lost;
        }

        return error.SqlState switch
        {
            PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => FailureKind.Locked,

            // A standby, after a failover; out of disk, memory or connections; an I/O error.
            PostgresErrorCodes.ReadOnlySqlTransaction => FailureKind.Unavailable,
            _ when error.SqlState.StartsWith("53", StringComparison.Ordinal) || error.SqlState.StartsWith("58", StringComparison.Ordinal) => FailureKind.Unavailable,
            _ => FailureKind.Member,
        };
    }
}
