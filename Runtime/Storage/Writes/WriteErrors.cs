using System.Globalization;
using Orleans.Storage;
using Shop.Runtime.Storage.Errors;

namespace Shop.Runtime.Storage.Writes;

/// <summary>What the callers of refused writes are told.</summary>
internal static class WriteErrors
{
    /// <summary>The row isn't as the writer has read it, or may not be: an earlier attempt's outcome is unknown.</summary>
    public static InconsistentStateException Conflict(WriteMember member, int? stored, Exception? reason)
    {
        var what = member.IsOutcomeUnknown
            ? "The connection was lost during the write and its outcome is unknown: it may have been carried out, or another may have written"
            : member.Kind == WriteKind.Insert ? "The state was written by another first" : "The state was written by another since it was read";

        // As text: this travels to callers in other processes, where Npgsql's exceptions can't go with it.
        return new($"{what}: {member.Key}.{(reason is null ? "" : $" {reason.Message}")}", ETagOf(stored), CurrentOf(member));
    }

    /// <summary>Another session keeps the row locked.</summary>
    public static Exception Locked(WriteMember member, Exception reason) => NotWritten(
        member, $"Another session has kept the row locked for {LockPatience.Limit.TotalSeconds:0} s; {member.Key} wasn't written.", reason);

    /// <summary>PostgreSQL can't be reached. Nothing was written, unless an earlier attempt was.</summary>
    public static Exception NotWritten(WriteMember member, Exception? reason) => NotWritten(
        member, "PostgreSQL can't be reached or can't work; the state wasn't written.", reason);

    private static Exception NotWritten(WriteMember member, string message, Exception? reason) =>
        member.IsOutcomeUnknown ? Conflict(member, null, reason) : new StorageUnavailableException(message, reason);

    private static string? CurrentOf(WriteMember member) => member.Kind == WriteKind.Insert ? null : ETagOf(member.ExpectedVersion);

    private static string? ETagOf(int? version) => version?.ToString(CultureInfo.InvariantCulture);
}
