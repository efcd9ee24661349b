namespace Shop.Runtime.Testing.Network;

/// <summary>Which bytes a <see cref="TcpLink"/> loses.</summary>
public enum TcpCut
{
    /// <summary>None.</summary>
    None,

    /// <summary>The client's: the server never sees the request.</summary>
    BeforeRequest,

    /// <summary>The server's: it has done what was asked, and the client isn't told.</summary>
    BeforeResponse,
}
