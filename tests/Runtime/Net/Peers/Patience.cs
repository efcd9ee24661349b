namespace Shop.Runtime.Tests.Net.Peers;

/// <summary>How long a test waits for what must come before it fails: no measure of anything, so long enough for a starved machine.</summary>
public static class Patience
{
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(60);
}
