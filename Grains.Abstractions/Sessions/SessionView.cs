using Shop.Customers;

namespace Shop.Sessions;

/// <summary>A session in the list of devices.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Shopper">For whom it speaks.</param>
/// <param name="Device">What the client said that it is.</param>
/// <param name="Transport">How the client keeps it.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="LastSeenAt">When it was last used, to <see cref="SessionLimits.LastSeenStep"/>.</param>
/// <param name="ExpiresAt">When it ends unless it is used.</param>
[GenerateSerializer, Immutable, Alias("shop.sessions.SessionView")]
public sealed record SessionView(
    [property: Id(0)] SessionId Id,
    [property: Id(1)] ShopperId Shopper,
    [property: Id(2)] string Device,
    [property: Id(3)] SessionTransport Transport,
    [property: Id(4)] DateTimeOffset CreatedAt,
    [property: Id(5)] DateTimeOffset LastSeenAt,
    [property: Id(6)] DateTimeOffset ExpiresAt);
