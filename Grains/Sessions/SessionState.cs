using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Shop.Customers;

namespace Shop.Sessions;

/// <summary>A session as it is stored. Of tokens it has hashes only.</summary>
internal sealed record SessionState
{
    /// <summary>Where it is in its life.</summary>
    public SessionStatus Status { get; init; }

    /// <summary>For whom it speaks; null before it begins and after it was revoked.</summary>
    public ShopperId? Shopper { get; init; }

    /// <summary>What an employee may do.</summary>
    public ImmutableArray<string> Roles { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>How the client keeps it.</summary>
    public SessionTransport Transport { get; init; }

    /// <summary>What the client is.</summary>
    public string Device { get; init; } = "";

    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last used, to <see cref="SessionLimits.LastSeenStep"/>.</summary>
    public DateTimeOffset LastSeenAt { get; init; }

    /// <summary>The token that comes with requests.</summary>
    public TokenHash Access { get; init; }

    /// <summary>When <see cref="Access"/> ends; a cookie's ends with the session.</summary>
    public DateTimeOffset? AccessUntil { get; init; }

    /// <summary>The one before.</summary>
    public TokenHash PreviousAccess { get; init; }

    /// <summary>Until when the one before still serves.</summary>
    public DateTimeOffset PreviousAccessUntil { get; init; }

    /// <summary>What all refresh tokens of the session share.</summary>
    public TokenHash Family { get; init; }

    /// <summary>The refresh token that is to be used next.</summary>
    public TokenHash Refresh { get; init; }

    /// <summary>Refresh tokens that were replaced a moment ago, oldest first.</summary>
    public ImmutableArray<RotatedToken> Rotated { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What a newer version has stored: it is kept, for the time when that version reads it again.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
