using System.Text.Json;
using Shop.Api.Tests.Orders;
using Shop.Api.Tests.Sessions;
using Shop.Api.Tests.Staff;
using Shop.Customers;

namespace Shop.Api.Tests.Customers;

/// <summary>Accounts in the back office.</summary>
public sealed class StaffCustomerTests
{
    private const string Path = "/api/v1/admin/customers";

    [Fact]
    public async Task an_account_is_found_by_a_part_of_its_address_and_by_its_id_with_what_it_bought_as_a_guest()
    {
        var email = Accounts.NewEmail();
        var (shopper, _, _) = await OrderRequests.PaidOrderAsync(email: email);
        (await shopper.PostAsync("/api/v1/customers", new { email, password = Accounts.Password, name = "Anna 100%" })).EnsureSuccessStatusCode().Dispose();
        var id = (await shopper.MeAsync()).GetProperty("id").GetString()!;
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Support);

        var found = await FindAsync(staff, $"?q={email[..30].ToUpperInvariant()}");
        var byId = await FindAsync(staff, $"?q={id}");
        var literally = await FindAsync(staff, "?q=%25%25"); // two per cent signs are no pattern

        var one = found.ShouldHaveSingleItem();
        (one.GetProperty("id").GetString(), one.GetProperty("orders").GetInt64()).ShouldBe((id, 1));
        byId.ShouldHaveSingleItem().GetProperty("email").GetString().ShouldBe(email);
        literally.ShouldBeEmpty();
        shopper.Dispose();
    }

    [Fact]
    public async Task pages_follow_each_other_without_a_gap()
    {
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Owner);
        using var other = await Accounts.RegisterAsync();

        using var answer = await staff.GetAsync($"{Path}?limit=1");
        var first = await answer.JsonAsync();
        var second = await FindAsync(staff, $"?limit=1&cursor={first.GetProperty("next").GetString()}");

        // Other tests' customers come meanwhile: the page before is the one that was read, not how the list begins by now.
        var last = first.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        string.CompareOrdinal(second.ShouldHaveSingleItem().GetProperty("id").GetString(), last.GetProperty("id").GetString()).ShouldBeLessThan(0);
    }

    [Theory]
    [InlineData(StaffRoles.Catalog)]
    [InlineData(StaffRoles.Orders)]
    public async Task customers_are_not_for_everybody_who_works_here(string role)
    {
        using var staff = await StaffMembers.SignedInAsync(role);

        using var answer = await staff.GetAsync(Path);

        (await answer.ShouldBeProblemAsync(403)).ShouldBe("forbidden");
    }

    private static async Task<List<JsonElement>> FindAsync(ShopClient staff, string query)
    {
        using var answer = await staff.GetAsync(Path + query);
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return [.. (await answer.JsonAsync()).GetProperty("items").EnumerateArray()];
    }
}
