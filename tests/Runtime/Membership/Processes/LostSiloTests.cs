using Runtime.Tests.Storage;
using Shop.Runtime.Testing;
using Shop.SiloProcess;

namespace Runtime.Tests.Membership.Processes;

/// <summary>Three silos in processes of their own lose one, under writers that keep books.</summary>
[Trait("Category", "Slow")]
public sealed class LostSiloTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private const int WritersCount = 60;

    [Fact]
    public async Task a_silo_that_is_killed_takes_no_acknowledged_write_with_it_and_its_grains_go_on()
    {
        await using var cluster = await ClusterOfProcesses.StartAsync(database.ConnectionString, 3);
        await using var writers = new Writers(cluster.Client, cluster.Name, WritersCount);
        await AnsweredAsync(writers, 1_000);

        cluster.Silos[0].Kill();

        await AnsweredAsync(writers, 3_000);
        (await writers.StopAsync()).ShouldBeEmpty();
        (await StatusesAsync(cluster)).ShouldBe(["3: 2", "6: 1"]);
    }

    [Fact]
    public async Task a_silo_that_hangs_is_given_up_and_what_wakes_says_nothing_more()
    {
        await using var cluster = await ClusterOfProcesses.StartAsync(database.ConnectionString, 3);
        await using var writers = new Writers(cluster.Client, cluster.Name, WritersCount);
        await AnsweredAsync(writers, 1_000);
        var hanging = cluster.Silos[1];

        hanging.Signal("STOP");

        await Eventually.ReadAsync(() => StatusesAsync(cluster), statuses => statuses.Contains("6: 1"));
        await AnsweredAsync(writers, 3_000);
        hanging.Signal("CONT");
        await hanging.WhenExited();
        hanging.Log.ShouldContain("isn't among the living");
        (await writers.StopAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task silos_that_are_replaced_one_after_the_other_fail_no_call()
    {
        await using var cluster = await ClusterOfProcesses.StartAsync(database.ConnectionString, 3);
        await using var writers = new Writers(cluster.Client, cluster.Name, WritersCount);
        await AnsweredAsync(writers, 1_000);

        foreach (var silo in cluster.Silos.ToList())
        {
            await cluster.AddAsync();
            silo.Signal("TERM");
            await silo.WhenExited();
        }

        await AnsweredAsync(writers, 1_000);
        (await writers.StopAsync()).ShouldBeEmpty();
        writers.Failures.ShouldBeEmpty(cluster.Log);
        (await StatusesAsync(cluster)).ShouldBe(["3: 3", "6: 3"]);
    }

    private static async Task AnsweredAsync(Writers writers, int more)
    {
        var before = writers.Answers;
        await Eventually.ReadAsync(() => Task.FromResult(writers.Answers), answers => answers >= before + more);
    }

    private async Task<List<string>> StatusesAsync(ClusterOfProcesses cluster)
    {
        await using var command = database.DataSource.CreateCommand(
            "SELECT format('%s: %s', Status, count(*)) FROM OrleansMembershipTable WHERE DeploymentId = $1 GROUP BY Status ORDER BY Status");
        command.Parameters.AddWithValue(cluster.Name);
        await using var reader = await command.ExecuteReaderAsync();
        var statuses = new List<string>();
        while (await reader.ReadAsync())
        {
            statuses.Add(reader.GetString(0));
        }

        return statuses;
    }
}
