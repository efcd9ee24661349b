namespace Shop.Runtime.Net;

/// <summary>The bounds of connections between processes, each with its reason. Defaults are meant to be kept.</summary>
public sealed class TransportOptions
{
    /// <summary>How long a peer may take from connecting to the end of the handshake; 10 s by default, enough for a starved machine.</summary>
    public TimeSpan HandshakeTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an attempt to connect may take; 5 s by default, as in Orleans.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How often a connection is looked at; 500 ms by default. One that was silent since is asked whether it lives.
    /// </summary>
    public TimeSpan HeartbeatPeriod { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// After so many silent heartbeats a connection is given up; 6 by default, that is 3 s. Counted in heartbeats, not
    /// in time, so that a pause of this process isn't taken for the peer's.
    /// </summary>
    public int SilentHeartbeatsMax { get; set; } = 6;

    /// <summary>After so many heartbeats within one send the peer is given up as one that doesn't read; 20 by default, that is 10 s.</summary>
    public int StuckHeartbeatsMax { get; set; } = 20;

    /// <summary>
    /// The most calls of one connection that are under way; beyond, they are refused. 10,000 by default: a tenth of a
    /// second's work of a silo.
    /// </summary>
    public int CallsInFlightPerConnectionMax { get; set; } = 10_000;

    /// <summary>The calls that each connection may have under way whatever the others have; 100 by default.</summary>
    public int CallsInFlightPerConnectionGuaranteed { get; set; } = 100;

    /// <summary>
    /// The most calls of all connections that are under way; beyond, they are refused but for each connection's
    /// guaranteed ones. 100,000 by default: some 50 MB of calls.
    /// </summary>
    public int CallsInFlightMax { get; set; } = 100_000;

    /// <summary>
    /// The most bytes that wait to be sent over one connection; 64 MiB by default. Calls beyond are refused, and a
    /// peer that doesn't read its replies is given up. One message is always taken, however long.
    /// </summary>
    public int OutboundBytesMax { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// With so many bytes waiting for a peer its calls are left unread until it has read what there is; 1 MiB by default.
    /// </summary>
    public int OutboundBytesToPause { get; set; } = 1024 * 1024;

    /// <summary>The most connections that one port serves; beyond, newcomers are turned away. 10,000 by default, which a machine's file handles allow.</summary>
    public int ConnectionsMax { get; set; } = 10_000;

    /// <summary>
    /// The most connections that have been accepted and haven't finished their handshake; with more, the oldest is
    /// closed, since honest peers speak at once. 1,000 by default.
    /// </summary>
    public int HandshakesMax { get; set; } = 1_000;

    /// <summary>How long a client waits before it tries again to connect, at first; doubles with each failure. 100 ms by default.</summary>
    public TimeSpan ReconnectDelayMin { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest such wait; 5 s by default. Each wait is shortened by chance to as little as a half, so that many clients don't come at once.</summary>
    public TimeSpan ReconnectDelayMax { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a silo that stops waits for the calls that are under way; 10 s by default. Callers of those that take
    /// longer are told that the outcome is unknown.
    /// </summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How connections are encrypted; null for not at all.</summary>
    public TlsOptions? Tls { get; set; }

    /// <summary>
    /// The time that connections live in. Not the process's: the network doesn't stand still when a test's time does.
    /// </summary>
    internal TimeProvider Time { get; set; } = TimeProvider.System;
}
