using Shop.Api.Tests.Staff;
using Shop.Clustering;
using Shop.Customers;
using Shop.Runtime.Testing;

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
    public async Task the_owner_sees_which_calls_are_made_and_how_long_they_take()
    {
        using var owner = await StaffMembers.SignedInAsync(StaffRoles.Owner);

        // Every request asks the grain of its session; silos tell every five seconds.
        var figures = (await ShopServer.Shared).Grains.GetGrain<ICallFiguresGrain>(ICallFiguresGrain.Key);
        using (await owner.GetAsync(Path))
        {
            await Eventually.ReadAsync(figures.Read, silos => silos.Any(silo => silo.Methods.Any(one => one.Interface == "ISessionGrain")));
        }

        using var answer = await owner.GetAsync(Path);
        var call = (await answer.JsonAsync()).GetProperty("calls").EnumerateArray().First(one => one.GetProperty("interface").GetString() == "ISessionGrain");
        call.GetProperty("perSecond").GetDouble().ShouldBeGreaterThan(0);
        call.GetProperty("p99Ms").GetDouble().ShouldBeGreaterThanOrEqualTo(call.GetProperty("p50Ms").GetDouble());
    }

    [Fact]
    public async Task the_owner_sees_builds_hot_grains_and_batches()
    {
        using var owner = await StaffMembers.SignedInAsync(StaffRoles.Owner);
        var cluster = await Eventually.ReadAsync(
            async () =>
            {
                // Each request is a call of the owner's session; a new session is stored.
                using var session = await owner.PostAsync("/api/v1/sessions", new { });
                using var answer = await owner.GetAsync(Path);
                return await answer.JsonAsync();
            },
            static answer => answer.GetProperty("storage").EnumerateArray().Any(static one => one.GetProperty("operation").GetString() == "write")
                && answer.GetProperty("hottest").EnumerateArray().Any(static one => one.GetProperty("type").GetString() == "session"));

        var silo = cluster.GetProperty("silos").EnumerateArray().First(static one => one.GetProperty("status").GetString() == "Active");
        silo.GetProperty("version").GetString()!.ShouldMatch(@"^\d+\.\d+\.\d+");
        var hot = cluster.GetProperty("hottest")[0];
        hot.GetProperty("silo").GetString().ShouldBe(silo.GetProperty("address").GetString());
        hot.GetProperty("key").GetString().ShouldNotBeNullOrEmpty();
        hot.GetProperty("perSecond").GetDouble().ShouldBeGreaterThan(0);
        var writes = cluster.GetProperty("storage").EnumerateArray().Single(static one => one.GetProperty("operation").GetString() == "write");
        writes.GetProperty("rows").GetDouble().ShouldBeGreaterThanOrEqualTo(1);
        writes.GetProperty("rowsMost").GetInt32().ShouldBeGreaterThanOrEqualTo(1);
        writes.GetProperty("ms").GetDouble().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task it_is_not_for_the_rest_of_the_staff()
    {
        using var staff = await StaffMembers.SignedInAsync(StaffRoles.Catalog, StaffRoles.Orders, StaffRoles.Support);

        using var answer = await staff.GetAsync(Path);

        using var drain = await staff.SendAsync(HttpMethod.Post, $"{Path}/silos/127.0.0.1:1@1/drain");
        using var undrain = await staff.SendAsync(HttpMethod.Post, $"{Path}/silos/127.0.0.1:1@1/undrain");

        (await answer.ShouldBeProblemAsync(403)).ShouldBe("forbidden");
        (await drain.ShouldBeProblemAsync(403)).ShouldBe("forbidden");
        (await undrain.ShouldBeProblemAsync(403)).ShouldBe("forbidden");
    }
}
