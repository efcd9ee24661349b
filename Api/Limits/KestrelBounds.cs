using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Shop.Api.Limits;

/// <summary>What one peer may take of the server. Nothing is left unlimited.</summary>
public static class KestrelBounds
{
    /// <summary>Bytes of a body: a cart of 200 lines is 12 KiB. Endpoints that stream an import set their own.</summary>
    public const int BodyBytesMax = 64 * 1024;

    // Longer than a load balancer keeps an idle connection (60 s by custom), so that it never sends into a closing one.
    private static readonly TimeSpan _keepAliveTimeout = TimeSpan.FromSeconds(120);

    // Bytes a second, after some seconds to get going: less is a peer that holds a connection for its own sake.
    private static readonly MinDataRate _dataRateMin = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>Sets every limit that Kestrel has.</summary>
    public static void Apply(KestrelServerOptions kestrel, ApiLimits limits)
    {
        ArgumentNullException.ThrowIfNull(kestrel);
        ArgumentNullException.ThrowIfNull(limits);
        kestrel.AddServerHeader = false;
        kestrel.AllowSynchronousIO = false;

        var kestrelLimits = kestrel.Limits;
        kestrelLimits.MaxConcurrentConnections = limits.ConnectionsMax;
        kestrelLimits.MaxConcurrentUpgradedConnections = 0; // nothing here upgrades
        kestrelLimits.MaxRequestBodySize = BodyBytesMax;
        kestrelLimits.MaxRequestLineSize = 8 * 1024; // a search with every facet is 2 KiB
        kestrelLimits.MaxRequestHeaderCount = 64; // browsers and proxies together send some 30
        kestrelLimits.MaxRequestHeadersTotalSize = 16 * 1024; // cookies of a session, and what proxies add
        kestrelLimits.MaxRequestBufferSize = 128 * 1024; // one body and its head, read ahead
        kestrelLimits.MaxResponseBufferSize = 64 * 1024; // what a slow reader can make us keep
        kestrelLimits.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.HeadSecondsMax);
        kestrelLimits.KeepAliveTimeout = _keepAliveTimeout;
        kestrelLimits.MinRequestBodyDataRate = _dataRateMin;
        kestrelLimits.MinResponseDataRate = _dataRateMin;
        ApplyHttp2(kestrelLimits.Http2);
    }

    /// <summary>
    /// Has a request handled by the thread that its bytes came to: handlers wait for grains and the database without a thread, and each
    /// hop to another one costs as much as what is done there.
    /// </summary>
    public static void Apply(SocketTransportOptions sockets)
    {
        ArgumentNullException.ThrowIfNull(sockets);
        sockets.UnsafePreferInlineScheduling = true;
    }

    private static void ApplyHttp2(Http2Limits http2)
    {
        http2.MaxStreamsPerConnection = 100; // a page asks for some dozens at once
        http2.HeaderTableSize = 4 * 1024;
        http2.MaxFrameSize = 16 * 1024;
        http2.MaxRequestHeaderFieldSize = 8 * 1024;
        http2.InitialStreamWindowSize = 64 * 1024; // a whole body
        http2.InitialConnectionWindowSize = 128 * 1024;
        http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30); // a phone that went out of reach is noticed within a minute
        http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
    }
}
