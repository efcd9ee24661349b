using System.Net;
using System.Net.Sockets;
using Shop.Webhooks;

namespace Shop.Hosting.Webhooks;

/// <summary>
/// Where a webhook may go (fault 23: no calls into one's own network for whoever sets an address). The address is judged when it is set; what
/// its name stands for is judged at every connection, since names change their meaning.
/// </summary>
public static class WebhookTarget
{
    // What isn't somebody's on the internet, by IANA's registries of special-purpose addresses (RFC 6890), and multicast.
    private static readonly IPNetwork[] _special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(static network => IPNetwork.Parse(network)),
    ];

    // Of IPv6, addresses on the internet begin like this (RFC 4291); those that wrap an address of IPv4 for a gateway don't.
    private static readonly IPNetwork _global6 = IPNetwork.Parse("2000::/3");

    /// <summary>Whether it may be set: https, to no private address; where those are allowed, http to this machine as well.</summary>
    public static bool IsAllowed(string? text, bool allowPrivate) =>
        text is { Length: <= WebhookLimits.UrlLengthMax }
        && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (allowPrivate && url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        && url.UserInfo.Length == 0
        && url.Fragment.Length == 0
        && (allowPrivate || !IsPrivateName(url));

    /// <summary>Whether a connection may go there.</summary>
    public static bool IsAllowed(IPAddress address, bool allowPrivate)
    {
        ArgumentNullException.ThrowIfNull(address);
        return allowPrivate || IsPublic(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
    }

    private static bool IsPublic(IPAddress address) =>
        (address.AddressFamily == AddressFamily.InterNetwork || _global6.Contains(address)) && !Array.Exists(_special, network => network.Contains(address));

    // What a name stands for isn't known yet; an address is, and so is this machine's name.
    private static bool IsPrivateName(Uri url) =>
        url.IsLoopback || (IPAddress.TryParse(url.DnsSafeHost, out var address) && !IsAllowed(address, allowPrivate: false));
}
