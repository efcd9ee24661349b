using System.Runtime.InteropServices;

namespace Shop.Carts;

/// <summary>An operation that took effect.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Fingerprint">What it asked for, by <see cref="CommandFingerprint"/>.</param>
/// <param name="AtSeconds">When, in seconds since 1970 (32 bits last until 2106).</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct RecentOperation(OperationId Id, uint Fingerprint, uint AtSeconds)
{
    /// <summary>When it took effect, to the second.</summary>
    public DateTimeOffset At => DateTimeOffset.FromUnixTimeSeconds(AtSeconds);
}
