using System.Runtime.Versioning;
using Shop.Api.Tests.Customers;
using Shop.Api.Tests.Sessions;
using Shop.Runtime.Testing.Postgres;

namespace Shop.Api.Tests.Staff;

[SupportedOSPlatform("linux")] // files have modes there
public sealed class FirstOwnerTests
{
    [Fact]
    public async Task a_shop_without_an_owner_makes_one_and_writes_the_login_for_its_owner_only()
    {
        var file = Path.Combine(Path.GetTempPath(), $"shop-owner-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(file, "left over");
        await using var shop = await ShopServer.StartAsync(await PostgresServer.Shared, ("Owner:LoginFile", file));

        var login = await File.ReadAllLinesAsync(file);
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var client = new ShopClient(shop.NewClient());
        await client.BeginAsync(new { email = login[0], password = login[1] });
        (await client.MeAsync()).GetProperty("roles").EnumerateArray().Single().GetString().ShouldBe("owner");
        (await client.GetAsync("/api/v1/admin/staff")).EnsureSuccessStatusCode().Dispose();

        File.Delete(file);
        await using var second = await ApiServer.StartAsync(shop.DatabaseAddress, ("Owner:LoginFile", file));
        File.Exists(file).ShouldBeFalse();
    }
}
