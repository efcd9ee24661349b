namespace Shop.Runtime.Net;

/// <summary>Why a connection ended.</summary>
internal enum CloseReason
{
    /// <summary>This process has no more use for it.</summary>
    Done,

    /// <summary>The peer ended it.</summary>
    PeerClosed,

    /// <summary>The network or the peer's end failed.</summary>
    Failed,

    /// <summary>The peer didn't finish its handshake in time, or others came while it didn't speak.</summary>
    HandshakeTimeout,

    /// <summary>The peer is of another cluster, speaks no version that is spoken here, or was refused by it.</summary>
    HandshakeRefused,

    /// <summary>The peer sent what can't be understood.</summary>
    Violation,

    /// <summary>Nothing came for too long, not even an answer to the question whether the peer lives.</summary>
    Silent,

    /// <summary>The peer doesn't read what is sent to it.</summary>
    SlowReader,

    /// <summary>There are too many connections.</summary>
    TooMany,

    /// <summary>The same client has connected again.</summary>
    Superseded,
}
