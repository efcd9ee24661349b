using Npgsql;

namespace Shop.Hosting.Database;

/// <summary>
/// Transactions that PostgreSQL refused for others' sake, begun again: a lock that wasn't had in time, a deadlock, a serialisation
/// failure (PostgreSQL's documentation, 13.5 "Serialization Failure Handling").
/// </summary>
public static class RolledBack
{
    /// <summary>Carries a transaction out, again where it was rolled back whole.</summary>
    /// <param name="attemptsMax">Of which the last one's failure is the caller's.</param>
    /// <param name="transaction">Everything in it begins anew with each attempt.</param>
    /// <param name="isRolledBack">Which failures are followed by another attempt; those that the server itself calls passing, unless told.</param>
    public static async Task<T> RepeatAsync<T>(int attemptsMax, Func<Task<T>> transaction, Func<NpgsqlException, bool>? isRolledBack = null)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        isRolledBack ??= static exception => exception is PostgresException { IsTransient: true };
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await transaction();
            }
            catch (NpgsqlException exception) when (attempt < attemptsMax && isRolledBack(exception))
            {
                // Nothing of it stands.
            }
        }
    }
}
