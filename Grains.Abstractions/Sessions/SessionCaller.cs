namespace Shop.Sessions;

/// <summary>Who a token belongs to.</summary>
/// <param name="Holder">For whom the session speaks.</param>
/// <param name="Transport">How the client keeps it.</param>
[GenerateSerializer, Immutable, Alias("shop.sessions.SessionCaller")]
public sealed record SessionCaller([property: Id(0)] SessionHolder Holder, [property: Id(1)] SessionTransport Transport);
