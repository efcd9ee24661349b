using Shop.Api.Tests.Staff;
using Shop.Customers;

namespace Shop.Api.Tests.Clustering;

/// <summary>On Microsoft Orleans.</summary>
public sealed class CannotDrainTests
{
    private const string Cluster = "/api/v1/admin/cluster";

    [Fact]
    public async Task it_is_said_that_a_silo_which_lives_cannot_be_drained()
    {
        using var owner = await StaffMembers.SignedInAsync(StaffRoles.Owner);
        using var read = await owner.GetAsync(Cluster);
        var silo = (await read.JsonAsync()).GetProperty("silos")[0];

        using var answer = await owner.SendAsync(HttpMethod.Post, $"{Cluster}/silos/{silo.GetProperty("address").GetString()}/drain");

        (await answer.ShouldBeProblemAsync(409)).ShouldBe("cannot_drain");
        silo.GetProperty("canBeDrained").GetBoolean().ShouldBeFalse();
        using var audit = await owner.GetAsync("/api/v1/admin/audit");
        (await audit.JsonAsync()).GetProperty("items").EnumerateArray().ShouldNotContain(static one => one.GetProperty("kind").GetString() == "silo");
    }
}
