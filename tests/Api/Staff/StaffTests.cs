using System.Net;
using System.Text.Json;
using Shop.Api.Tests.Customers;
using Shop.Api.Tests.Sessions;

namespace Shop.Api.Tests.Staff;

public sealed class StaffTests
{
    [Fact]
    public async Task an_employee_signs_in_like_everybody_and_is_told_the_roles()
    {
        using var client = await StaffMembers.SignedInAsync("catalog", "orders");

        var me = await client.MeAsync();

        me.GetProperty("roles").EnumerateArray().Select(role => role.GetString()).ShouldBe(["catalog", "orders"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(null, 403)]
    [InlineData("catalog", 403)]
    [InlineData("orders", 403)]
    [InlineData("support", 403)]
    [InlineData("owner", 200)]
    public async Task only_the_owner_sees_who_works_here(string? role, int status)
    {
        using var client = role is null ? await Accounts.RegisterAsync() : await StaffMembers.SignedInAsync(role);

        using var answer = await client.GetAsync("/api/v1/admin/staff");

        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task a_guest_and_a_stranger_are_no_staff()
    {
        using var guest = await ShopClient.GuestAsync();
        using var stranger = new ShopClient((await ShopServer.Shared).NewClient());

        using var asGuest = await guest.GetAsync("/api/v1/admin/staff");
        using var asStranger = await stranger.GetAsync("/api/v1/admin/staff");

        (await asGuest.ShouldBeProblemAsync(403)).ShouldBe("forbidden");
        (await asStranger.ShouldBeProblemAsync(401)).ShouldBe("unauthenticated");
    }

    [Fact]
    public async Task somebody_new_is_invited_by_mail_and_chooses_a_password()
    {
        using var owner = await StaffMembers.SignedInAsync("owner");
        var email = Accounts.NewEmail();

        using var taken = await owner.PostAsync("/api/v1/admin/staff", new { email, name = "Berta", roles = new[] { "support" } });
        using var client = await ShopClient.GuestAsync();
        using var chosen = await client.PostAsync(
            "/api/v1/customers/password-resets/confirmation",
            new { token = await Accounts.TokenAsync(email, "staff-invitation"), password = Accounts.Password });
        await client.BeginAsync(new { email, password = Accounts.Password });

        taken.StatusCode.ShouldBe(HttpStatusCode.Created);
        chosen.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var me = await client.MeAsync();
        me.GetProperty("emailVerified").GetBoolean().ShouldBeTrue();
        me.GetProperty("roles").EnumerateArray().Single().GetString().ShouldBe("support");
        (await StaffAsync(owner)).Count(member => member.GetProperty("email").GetString() == email).ShouldBe(1);
    }

    [Fact]
    public async Task nobody_gets_a_role_by_having_registered_with_the_address_first()
    {
        using var owner = await StaffMembers.SignedInAsync("owner");
        var email = Accounts.NewEmail();
        using var squatter = await Accounts.RegisterAsync(email);

        (await owner.PostAsync("/api/v1/admin/staff", new { email, name = "Berta", roles = new[] { "catalog" } })).EnsureSuccessStatusCode().Dispose();

        await squatter.BeginAsync(new { email, password = Accounts.Password });
        (await squatter.MeAsync()).GetProperty("roles").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task a_change_of_roles_ends_the_sessions_that_had_the_old_ones()
    {
        using var owner = await StaffMembers.SignedInAsync("owner");
        using var member = await StaffMembers.SignedInAsync("catalog");
        var id = (await member.MeAsync()).GetProperty("id").GetString();

        using var changed = await owner.SendAsync(HttpMethod.Put, $"/api/v1/admin/staff/{id}/roles", new { roles = Array.Empty<string>() });
        using var refused = await member.GetAsync("/api/v1/customers/me");

        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await StaffAsync(owner)).ShouldAllBe(one => one.GetProperty("id").GetString() != id);
    }

    [Fact]
    public async Task nobody_changes_their_own_roles_and_there_are_no_others_than_the_known()
    {
        using var owner = await StaffMembers.SignedInAsync("owner");
        var id = (await owner.MeAsync()).GetProperty("id").GetString();

        using var own = await owner.SendAsync(HttpMethod.Put, $"/api/v1/admin/staff/{id}/roles", new { roles = new[] { "catalog" } });
        using var unknown = await owner.PostAsync("/api/v1/admin/staff", new { email = Accounts.NewEmail(), name = "Berta", roles = new[] { "god" } });
        using var nobody = await owner.SendAsync(
            HttpMethod.Put, $"/api/v1/admin/staff/customer-{Guid.NewGuid():N}/roles", new { roles = new[] { "catalog" } });

        (await own.ShouldBeProblemAsync(409)).ShouldBe("own_roles");
        (await unknown.ShouldBeProblemAsync(400)).ShouldBe("validation_failed");
        (await nobody.ShouldBeProblemAsync(404)).ShouldBe("not_found");
    }

    [Fact]
    public async Task a_change_of_roles_is_in_the_audit_log_for_the_owner_alone()
    {
        using var owner = await StaffMembers.SignedInAsync("owner");
        using var catalog = await StaffMembers.SignedInAsync("catalog");
        var actor = (await owner.MeAsync()).GetProperty("id").GetString();
        using var taken = await owner.PostAsync("/api/v1/admin/staff", new { email = Accounts.NewEmail(), name = "Berta", roles = new[] { "support" } });
        var id = (await taken.JsonAsync()).GetProperty("id").GetString();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            // What changes nothing is no change.
            (await owner.SendAsync(HttpMethod.Put, $"/api/v1/admin/staff/{id}/roles", new { roles = new[] { "orders", "catalog" } })).EnsureSuccessStatusCode().Dispose();
        }

        using var told = await owner.GetAsync($"/api/v1/admin/audit?subject={id}");
        using var asCatalog = await catalog.GetAsync($"/api/v1/admin/audit?subject={id}");

        var changes = (await told.JsonAsync()).GetProperty("items").EnumerateArray()
            .Select(one => $"{one.GetProperty("kind").GetString()} {one.GetProperty("before").GetRawText()} {one.GetProperty("after").GetRawText()} by {one.GetProperty("actor").GetString()}");
        changes.ShouldBe(
        [
            $$"""roles {"roles":["support"]} {"roles":["catalog","orders"]} by {{actor}}""",
            $$"""roles {"roles":[]} {"roles":["support"]} by {{actor}}""",
        ]);
        (await asCatalog.JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    private static async Task<JsonElement[]> StaffAsync(ShopClient owner)
    {
        using var answer = await owner.GetAsync("/api/v1/admin/staff");
        return [.. (await answer.JsonAsync()).GetProperty("items").EnumerateArray()];
    }
}
