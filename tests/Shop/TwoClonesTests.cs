namespace Shop.Script.Tests;

/// <summary>A clone beside another one.</summary>
[Collection(StandingShop.Name)]
[Trait("Category", "Slow")]
public sealed class TwoClonesTests(BuiltClone built, PassingClone passing) : IClassFixture<PassingClone>
{
    [Fact]
    public void three_silos_come_up_together_as_one_cluster()
    {
        passing.Up.ShouldSucceed();
        passing.Silos.ShouldAllBe(static pid => pid != null);
        passing.Silos.ShouldBeUnique();
        passing.Members.ShouldSucceed().Output.Trim().ShouldBe("3");
    }

    [Fact]
    public void down_stops_everything_and_keeps_what_is_stored()
    {
        passing.Down.ShouldSucceed();
        passing.Pids.Length.ShouldBe(12);
        passing.Pids.Where(Processes.Runs).ShouldBeEmpty();
        File.ReadAllText(passing.Clone.PathOf(".shop/logs/supervisor.log")).ShouldNotContain("doesn't stop");
        passing.IsStoredKept.ShouldBeTrue();
    }

    [Fact]
    public async Task two_clones_do_not_disturb_each_other()
    {
        passing.Erased.ShouldSucceed();

        (await passing.Clone.AnswersAsync()).ShouldBeFalse();
        passing.IsStoredErased.ShouldBeTrue();
        (await built.Clone.AnswersAsync()).ShouldBeTrue();
        passing.StandingPids.Length.ShouldBe(8);
        passing.StandingPids.ShouldAllBe(pid => Processes.Runs(pid));
        (await built.Clone.ShopAsync("status")).ShouldSucceed().Output.ShouldNotContain("restarts 1");
    }
}
