using System.Text.RegularExpressions;
using Orleans.Runtime;
using Orleans.Storage;
using Shop.Inventory;

namespace Shop.Api.Calls;

/// <summary>Tells failures of the cluster, which pass, from errors of ours, which don't.</summary>
public static partial class GrainFailure
{
    // A class that only silos have: here it arrives as another, which names it. On Microsoft Orleans that one says that it can't be
    // sent, naming it too.
    private const string StorageUnavailable = "Shop.Runtime.Storage.Errors.StorageUnavailableException";

    // Microsoft Orleans' clients tell so of a gateway that is gone, until they have looked at the list of silos again.
    private const string GatewayGone = "Orleans.Runtime.Messaging.ConnectionFailedException";

    /// <summary>
    /// Whether the call failed because a silo is gone, too busy or too slow, lost its grain to another one, or can't store
    /// anything: the client should come back in a moment, with the same Idempotency-Key. Other exceptions of the runtime tell of
    /// a setting or a program that is wrong, and come again however long the client waits.
    /// </summary>
    public static bool IsPassing(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception is OrleansMessageRejectionException or GatewayTooBusyException or LimitExceededException or InconsistentStateException
            or StockOverloadedException or TimeoutException
            || WasNotSent(exception)
            || exception.Message.Contains(StorageUnavailable, StringComparison.Ordinal)
            || DatabaseIsAway().IsMatch(exception.Message);
    }

    /// <summary>Whether the call didn't leave this process, because the silo that it was to be sent to is gone.</summary>
    internal static bool WasNotSent(Exception exception) => exception.GetType().FullName == GatewayGone;

    // Npgsql's own exceptions, from grains with tables of their own: they are named like the one above. No answer or connection passes,
    // and of PostgreSQL's refusals those that say so: it stops or starts (57P), is full (53), can't read (58), or others were first.
    [GeneratedRegex(@"Npgsql\.(NpgsqlException\b|PostgresException\b[^:]*: (57P0[123]|08...|53...|58...|40001|40P01|55P03):)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DatabaseIsAway();
}
