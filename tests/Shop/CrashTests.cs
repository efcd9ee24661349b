using System.Diagnostics;

namespace Shop.Script.Tests;

[Collection(CrashedShops.Name)]
[Trait("Category", "Slow")]
public sealed class CrashTests(BuiltClone built, MendedClone mended) : IClassFixture<MendedClone>
{
    [Theory]
    [InlineData("silo-1")]
    [InlineData("payments")]
    [InlineData("api")]
    [InlineData("postgres")]
    public async Task what_dies_is_started_again(string name)
    {
        var clone = await mended.UpAsync(built.Clone);
        var killed = clone.PidOf(name)!.Value;

        Processes.Signal("KILL", killed);

        await Processes.EventuallyAsync(
            $"another {name}", () => Task.FromResult(clone.PidOf(name) is { } pid && pid != killed && Processes.Runs(pid)));
        await Processes.EventuallyAsync("everything ready again", async () =>
            await clone.ShopAsync("status") is { ExitCode: 0 } status && !status.Output.Contains("not ready", StringComparison.Ordinal));
        (await clone.AnswersAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task up_after_the_supervisors_were_killed_stops_what_they_left()
    {
        var clone = await mended.UpAsync(built.Clone);
        var orphans = new[] { "silo-1", "payments", "api", "postgres" }.Select(name => clone.PidOf(name)!.Value).ToArray();
        Processes.Signal("KILL", [.. new[] { "silo-1", "payments", "api", "postgres" }.Select(name => clone.PidOf(name, "supervisor")!.Value)]);

        var up = await clone.UpAsync();

        up.ShouldSucceed();
        orphans.Where(Processes.Runs).ShouldBeEmpty();
        (await clone.AnswersAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task up_after_everything_was_killed_finds_the_database_as_it_was()
    {
        var clone = await mended.UpAsync(built.Clone);
        (await clone.PsqlAsync("CREATE TABLE kept (id int); INSERT INTO kept VALUES (42)")).ShouldSucceed();
        Processes.Signal("KILL", clone.AllPids());

        var up = await clone.UpAsync();

        up.ShouldSucceed();
        (await clone.PsqlAsync("SELECT id FROM kept")).ShouldSucceed().Output.Trim().ShouldBe("42");
    }

    [Fact]
    public async Task down_finds_a_database_whose_records_are_lost()
    {
        var clone = await mended.UpAsync(built.Clone);
        var postgres = clone.PidOf("postgres")!.Value;
        Processes.Signal("KILL", clone.PidOf("postgres", "supervisor")!.Value);
        File.Delete(clone.PathOf(".shop/run/postgres.process"));
        File.Delete(clone.PathOf(".shop/run/postgres.supervisor"));

        (await clone.ShopAsync("down")).ShouldSucceed();

        Processes.Runs(postgres).ShouldBeFalse();
    }

    [Fact]
    public async Task a_process_that_only_has_a_recorded_id_is_left_alone()
    {
        await using var clone = Clone.Create(built.Clone);
        using var stranger = Process.Start("sleep", ["600"]);
        var boot = (await File.ReadAllTextAsync("/proc/sys/kernel/random/boot_id")).Trim();
        Directory.CreateDirectory(clone.PathOf(".shop/run"));
        await File.WriteAllTextAsync(clone.PathOf(".shop/run/silo-1.process"), $"{stranger.Id} 12345 {boot}");

        (await clone.ShopAsync("down")).ShouldSucceed();

        Processes.Runs(stranger.Id).ShouldBeTrue();
        stranger.Kill();
    }
}
