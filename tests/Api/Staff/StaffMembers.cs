using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Shop.Api.Customers;
using Shop.Api.Tests.Customers;
using Shop.Api.Tests.Sessions;
using Shop.Customers;

namespace Shop.Api.Tests.Staff;

/// <summary>Employees of a test's own.</summary>
internal static class StaffMembers
{
    /// <summary>Somebody with these roles, signed in.</summary>
    public static async Task<ShopClient> SignedInAsync(params string[] roles)
    {
        var email = Accounts.NewEmail();
        using var registered = await Accounts.RegisterAsync(email);
        var id = ShopperId.Parse((await registered.MeAsync()).GetProperty("id").GetString()!).Customer!.Value;
        var shop = await ShopServer.Shared;
        await using var scope = shop.Api.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Customer>>();
        (await users.AddToRolesAsync((await users.FindByIdAsync(id.ToString()))!, roles)).Succeeded.ShouldBeTrue();

        var client = new ShopClient(shop.NewClient());
        await client.BeginAsync(new { email, password = Accounts.Password });
        return client;
    }
}
