namespace Shop.Runtime.Net;

/// <summary>
/// The versions of the protocol that this process speaks. A new version may change frames that exist; a new kind of
/// frame, or a new field, needs none, since unknown ones are skipped.
/// </summary>
internal static class ProtocolVersions
{
    /// <summary>The oldest.</summary>
    public const uint Min = 1;

    /// <summary>The newest.</summary>
    public const uint Max = 1;

    /// <summary>The newest that both sides speak; 0 where there is none.</summary>
    public static uint Agree(uint peerMin, uint peerMax)
    {
        var best = Math.Min(Max, peerMax);
        return best >= Min && best >= peerMin ? best : 0;
    }
}
