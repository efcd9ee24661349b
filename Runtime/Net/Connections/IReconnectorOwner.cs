namespace Shop.Runtime.Net;

/// <summary>What a <see cref="Reconnector"/> keeps a connection for.</summary>
internal interface IReconnectorOwner
{
    /// <summary>How this side introduces itself.</summary>
    Hello Hello { get; }

    /// <summary>Makes the connection of a handshake that is complete.</summary>
    /// <exception cref="HandshakeException">The peer isn't the one that was looked for.</exception>
    Connection Take(Link link, FrameReader frames, Welcome welcome);

    /// <summary>There is a connection, about to run.</summary>
    void Opened(Connection connection);

    /// <summary>Receives from the connection; ends when there should be another one.</summary>
    Task Stay(Connection connection);

    /// <summary>An attempt to connect has failed; another follows after the delay.</summary>
    void AttemptFailed(Reconnector reconnector, Exception reason, TimeSpan delay);
}
