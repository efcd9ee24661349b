using System.Collections.Frozen;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Api.Limits;

namespace Shop.Api.Overload;

/// <summary>What is known of a route for as long as the process runs: whose turn its requests are, and how long its answers take.</summary>
internal sealed class RouteLoad
{
    private const string Base = "/api/v1/";

    private static readonly FrozenDictionary<string, RequestRank> _ranks = new Dictionary<string, RequestRank>
    {
        ["checkouts"] = RequestRank.Buying,
        ["webhooks"] = RequestRank.Buying,
        ["admin"] = RequestRank.Buying,
        ["sessions"] = RequestRank.Arriving,
        ["carts"] = RequestRank.Shopping,
        ["customers"] = RequestRank.Shopping,
        ["orders"] = RequestRank.Shopping,
        ["waiting-rooms"] = RequestRank.Arriving,
    }.ToFrozenDictionary();

    // Crawlers that keep to the rules name themselves so; those that don't are counted by their address.
    private static readonly string[] _crawlers = ["bot", "crawl", "spider", "slurp"];

    private readonly RequestRank _rank;

    private RouteLoad(RequestRank rank, bool isCounted, bool isMeasured) => (_rank, IsCounted, IsMeasured) = (rank, isCounted, isMeasured);

    /// <summary>Whether its requests wait for their turn. Health is always answered; streams last for hours and have bounds of their own.</summary>
    public bool IsCounted { get; }

    /// <summary>Whether how long its answers take tells of the shop.</summary>
    public bool IsMeasured { get; }

    /// <summary>How long they take.</summary>
    public UsualTime Usual { get; } = new();

    /// <summary>What is to be known of a route; of none, for a request that found none.</summary>
    public static RouteLoad Of(Endpoint? endpoint)
    {
        var metadata = endpoint?.Metadata;
        return new RouteLoad(
            metadata?.GetMetadata<Ranked>()?.Rank ?? RankOf((endpoint as RouteEndpoint)?.RoutePattern.RawText),
            metadata?.GetMetadata<LongLived>() is null && metadata?.GetMetadata<DisableRateLimitingAttribute>() is null,
            metadata?.GetMetadata<WaitsForOthers>() is null);
    }

    /// <summary>The rank of one of its requests.</summary>
    public RequestRank RankOf(HttpRequest request) =>
        _rank == RequestRank.Browsing && IsCrawler(request.Headers.UserAgent.ToString()) ? RequestRank.Crawling : _rank;

    private static RequestRank RankOf(string? pattern)
    {
        var path = $"/{pattern?.TrimStart('/')}";
        return path.StartsWith(Base, StringComparison.Ordinal) && _ranks.TryGetValue(path[Base.Length..].Split('/')[0], out var rank)
            ? rank
            : RequestRank.Browsing;
    }

    private static bool IsCrawler(string agent) => Array.Exists(_crawlers, word => agent.Contains(word, StringComparison.OrdinalIgnoreCase));
}
