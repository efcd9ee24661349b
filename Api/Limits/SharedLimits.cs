using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using Shop.Api.Calls;
using Shop.Api.Problems;
using Shop.Limits;

namespace Shop.Api.Limits;

/// <summary>Limits that are counted for all Api processes together, in grains: for what may be tried only so often by anybody.</summary>
internal sealed class SharedLimits(IGrainFactory grains, GrainCalls calls)
{
    // An IPv6 client has at least a /64 to itself: by single addresses it could go on for ever.
    private const int NetworkBytes = 8;

    /// <summary>The count of one thing by one subject.</summary>
    /// <param name="name">Of the thing: small letters.</param>
    /// <param name="subject">Who: only a hash of it goes further.</param>
    public SharedLimit Of(string name, string subject) => new(grains.GetGrain<IRateLimitGrain>(Key(name, subject)), calls);

    /// <summary>The same, for a count that survives every crash.</summary>
    public StoredSharedLimit StoredOf(string name, string subject) => new(grains.GetGrain<IStoredRateLimitGrain>(Key(name, subject)), calls);

    /// <summary>Where a request comes from, as far as limits go.</summary>
    public static string Network(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address.ToString();
    }

    /// <summary>The answer to one who has to wait: 429, and for how long.</summary>
    public static ProblemHttpResult TooMany(HttpContext context, TimeSpan retryAfter)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(retryAfter.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
        return Problem.Of(StatusCodes.Status429TooManyRequests, "too_many_requests", "This was tried too often. Wait, and try again.");
    }

    private static string Key(string name, string subject) =>
        $"limit-{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)).AsSpan(0, 16))}";
}
