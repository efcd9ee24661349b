namespace Shop.Sessions;

/// <summary>How a client keeps its session. The numbers go over the wire and never change their meaning.</summary>
[GenerateSerializer, Alias("shop.sessions.SessionTransport")]
public enum SessionTransport
{
    /// <summary>An <c>Authorization: Bearer</c> header: a short-lived access token, renewed by a rotating refresh token.</summary>
    Bearer = 0,

    /// <summary>A cookie that scripts can't read: one token for as long as the session lives.</summary>
    Cookie = 1,
}
