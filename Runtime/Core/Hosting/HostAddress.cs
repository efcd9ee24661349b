using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Shop.Runtime.Hosting;

/// <summary>Finds the address that a silo is reached at.</summary>
internal static class HostAddress
{
    /// <summary>
    /// The address of that family that <paramref name="hostname"/> (an address or a name) has; for null, that of this machine's first
    /// interface that is up, and the loopback only where there is no other. Throws <see cref="ArgumentException"/> where there is none.
    /// </summary>
    public static IPAddress Resolve(string? hostname, AddressFamily family)
    {
        if (IPAddress.TryParse(hostname, out var address) && address.AddressFamily == family)
        {
            return address;
        }

        var candidates = string.IsNullOrEmpty(hostname) ? OfThisMachine() : Dns.GetHostAddresses(hostname);
        return candidates.Where(candidate => candidate.AddressFamily == family).OrderBy(IPAddress.IsLoopback).FirstOrDefault()
            ?? throw new ArgumentException($"\"{hostname}\" has no address of the family {family}.", nameof(hostname));
    }

    private static IEnumerable<IPAddress> OfThisMachine() =>
        from network in NetworkInterface.GetAllNetworkInterfaces()
        where network.OperationalStatus == OperationalStatus.Up
        from address in network.GetIPProperties().UnicastAddresses
        where !address.Address.IsIPv6LinkLocal
        select address.Address;
}
