using System.Net;
using Orleans.Runtime;

namespace Orleans.Configuration;

/// <summary>Where a silo listens, and what address others reach it at.</summary>
public class EndpointOptions
{
    /// <summary>The port for silos where none is set.</summary>
    public const int DEFAULT_SILO_PORT = 11111;

    /// <summary>The port for clients where none is set.</summary>
    public const int DEFAULT_GATEWAY_PORT = 30000;

    private IPAddress _advertisedIPAddress = null!;
    private int _siloPort = DEFAULT_SILO_PORT;

    /// <summary>
    /// The address that others reach the silo at. Setting one that nobody can reach, such as 0.0.0.0, throws <see
    /// cref="OrleansConfigurationException"/>.
    /// </summary>
    public IPAddress AdvertisedIPAddress
    {
        get => _advertisedIPAddress;
        set => _advertisedIPAddress = IsReachable(value)
            ? value
            : throw new OrleansConfigurationException($"{nameof(AdvertisedIPAddress)} can't be \"{value}\": others must be able to reach it.");
    }

    /// <summary>The port for silos. Setting 0 throws <see cref="OrleansConfigurationException"/>.</summary>
    public int SiloPort
    {
        get => _siloPort;
        set => _siloPort = value != 0
            ? value
            : throw new OrleansConfigurationException($"{nameof(SiloPort)} can't be 0: others must know it.");
    }

    /// <summary>The port for clients; 0 for a silo that takes none.</summary>
    public int GatewayPort { get; set; } = DEFAULT_GATEWAY_PORT;

    /// <summary>Where to listen for silos; the advertised endpoint where it isn't set.</summary>
    public IPEndPoint? SiloListeningEndpoint { get; set; }

    /// <summary>Where to listen for clients; the advertised endpoint where it isn't set.</summary>
    public IPEndPoint? GatewayListeningEndpoint { get; set; }

    private static bool IsReachable(IPAddress? address) => address is not null
        && !address.Equals(IPAddress.Any)
        && !address.Equals(IPAddress.IPv6Any)
        && !address.Equals(IPAddress.None)
        && !address.Equals(IPAddress.IPv6None);
}
