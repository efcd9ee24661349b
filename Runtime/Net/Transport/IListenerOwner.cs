namespace Shop.Runtime.Net;

/// <summary>The silo behind a <see cref="Listener"/>.</summary>
internal interface IListenerOwner
{
    /// <summary>Connections that are open.</summary>
    int ConnectionCount { get; }

    /// <summary>Why a peer isn't taken in, or null where it is.</summary>
    string? Refuses(Hello hello);

    /// <summary>What a peer is told that is taken in.</summary>
    Welcome Welcome(uint version);

    /// <summary>Takes over a connection whose handshake is complete.</summary>
    void Serve(Link link, FrameReader frames, Hello hello);
}
