namespace Runtime.Tests.Membership.Model;

/// <summary>The rules of membership and leases, tried in every order of events (see docs/adr/0012).</summary>
public sealed class ClusterModelTests
{
    [Theory]
    [InlineData(2, 6)]
    [InlineData(3, 2)]
    public void whatever_happens_no_write_is_lost_and_nobody_is_told_of_a_past_that_is_over(int silos, int changes) =>
        new ClusterModel(silos, changes).FindFault().ShouldBeNull();

    [Fact]
    [Trait("Category", "Slow")]
    public void nor_with_one_change_more_of_three_silos()
    {
        var model = new ClusterModel(3, 3);

        model.FindFault().ShouldBeNull();

        model.States.ShouldBeGreaterThan(1_000_000);
    }

    [Theory]
    [InlineData((int)Rule.WritesAreFenced)]
    [InlineData((int)Rule.AnswersNeedALease)]
    [InlineData((int)Rule.OthersYield)]
    [InlineData((int)Rule.OnlyTheOwnerIsYieldedTo)]
    [InlineData((int)Rule.SettledMeansAtThatVersion)]
    [InlineData((int)Rule.TheDeadAreMourned)]
    [InlineData((int)Rule.WhoHasntSettledMayHaveAnyGrain)]
    [InlineData((int)Rule.WhoJoinsMournsTheDead)]
    [InlineData((int)Rule.WhoStaysHandsNothingOver)]
    public void each_rule_is_needed(int rule) =>
        new ClusterModel(3, 3, (Rule)rule).FindFault().ShouldNotBeNull();
}
