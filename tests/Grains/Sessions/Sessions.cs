using System.Text;
using Shop.Customers;
using Shop.Sessions;

namespace Grains.Tests.Sessions;

/// <summary>Sessions and commands to them, told apart by short names.</summary>
internal static class Sessions
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TokenHash Hash(string secret) => TokenHash.Of(Encoding.UTF8.GetBytes(secret));

    public static SessionTokens Tokens(string name) => new(Hash($"access {name}"), Hash($"refresh {name}"));

    public static SessionHolder Guest() => SessionHolder.Of(ShopperId.NewGuest(TimeProvider.System));

    public static SessionHolder Customer(params string[] roles) => new(ShopperId.OfCustomer(Guid.NewGuid()), [.. roles]);

    public static BeginSession Beginning(SessionHolder? holder = null, SessionTransport transport = SessionTransport.Bearer, string tokens = "1") =>
        new(holder ?? Guest(), transport, "Firefox on Linux", Tokens(tokens), Hash("family"));

    public static RefreshSession Refreshing(string with, string to, string device = "phone", string family = "family") =>
        new(Hash(family), Hash($"refresh {with}"), device, Tokens(to));

    public static SessionState Begun(SessionHolder? holder = null, SessionTransport transport = SessionTransport.Bearer) =>
        SessionDecisions.Begin(Beginning(holder, transport), Start);
}
