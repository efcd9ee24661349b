using Shop.Api.Tests.Staff;
using Shop.Customers;

namespace Shop.Api.Tests.Clustering;

public sealed class ReadClusterTests
{
    private const string Path = "/api/v1/admin/cluster";

    [Fact]
    public async Task the_owner_sees_the_silos_and_what_they_have_in_memory()
    {
        using var owner = await StaffMembers.SignedInAsync(StaffRoles.Owner);

        using var answer = await owner.GetAsync(Path);
        var cluster = await answer.JsonAsync();

        var active = cluster.GetProperty("silos").EnumerateArray().Where(silo => silo.GetProperty("status").GetString() == "Active").ToList();
        active.ShouldNotBeEmpty();
        (active[0].GetProperty("name").GetString(), active[0].GetProperty("zone").GetString()).ShouldBe(("silo", ShopServer.Zone));
        active.Sum(silo => silo.GetProperty("activations").GetInt64()).ShouldBeGreaterThan(0);
        cluster.GetProperty("grains").EnumerateArray().ShouldContain(kind => kind.GetProperty("type").GetString()!.Contains("SessionGrain"));
    }

    [Fact]
    public async Task it_is_not_for_the_rest_of_the_staff()
    {
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Catalog, StaffRoles.Orders, StaffRoles.Support);

        using var answer = await staff.GetAsync(Path);

        (await answer.ShouldBeProblemAsync(403)).ShouldBe("forbidden");
    }
}
