namespace Shop.Runtime.Net;

/// <summary>Who is at the other end, as the handshake said.</summary>
/// <param name="Role">What it is to the cluster.</param>
/// <param name="Identity">A client's id, or a silo's address.</param>
/// <param name="FrameBytesMax">The longest frame that it takes.</param>
/// <param name="CallsMax">How many calls it takes at once over this connection.</param>
internal sealed record PeerDescription(PeerRole Role, string Identity, int FrameBytesMax, int CallsMax)
{
    /// <summary>The silo that has answered so.</summary>
    public static PeerDescription Of(Welcome silo) => new(
        PeerRole.Silo, silo.Identity, (int)Math.Min(silo.FrameBytesMax, int.MaxValue), (int)Math.Min(silo.CallsInFlightMax, int.MaxValue));
}
