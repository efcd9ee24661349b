namespace Shop.Runtime.Storage.Writes;

/// <summary>How long a write is tried again while another session holds its row.</summary>
internal sealed class LockPatience(TimeProvider time)
{
    /// <summary>Twenty lock timeouts: longer than any session may hold a row idle, shorter than a call's own timeout.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Whether the write has been tried long enough.</summary>
    public bool IsOver(WriteMember member) => time.GetElapsedTime(member.QueuedAt) > Limit;
}
