using System.Collections.Immutable;
using System.Security.Cryptography;
using Orleans;
using Shop.Api.Sessions;
using Shop.Api.Tests.Sessions;
using Shop.Customers;
using Shop.Sessions;

namespace Shop.Api.Tests.Catalog.Staff;

/// <summary>Employees of a test's own: a session with roles, made by its grain as a login makes it.</summary>
internal static class StaffClient
{
    public static async Task<ShopClient> WithRolesAsync(params string[] roles)
    {
        var shop = await ShopServer.Shared;
        var id = SessionId.New(TimeProvider.System);
        var access = SessionToken.New(id);
        await shop.Grains.GetGrain<ISessionGrain>(id.Value).Begin(new BeginSession(
            new SessionHolder(ShopperId.Parse($"customer-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}"), [.. roles]),
            SessionTransport.Bearer, "test", new SessionTokens(access.Hash, default), default));
        return new ShopClient(shop.NewClient()) { Token = access.Reveal() };
    }
}
