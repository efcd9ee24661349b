using Shop.Runtime.Testing;

namespace Shop.Script.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--port", "up", "--port", "0")]
    [InlineData("--port", "up", "--port", "65536")]
    [InlineData("--port", "up", "--port", "eighty")]
    [InlineData("--port", "up", "--port")]
    [InlineData("--silos", "up", "--silos", "0")]
    [InlineData("--silos", "up", "--silos", "99")]
    [InlineData("--products", "up", "--products", "-1")]
    [InlineData("--bogus", "up", "--bogus")]
    [InlineData("--bogus", "down", "--bogus")]
    [InlineData("frobnicate", "frobnicate")]
    public async Task a_wrong_word_is_refused_in_one_line_that_names_it(string named, params string[] arguments)
    {
        var result = await CommandResult.RunAsync(Repository.Folder, null, "./shop", arguments);

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldBeEmpty();
        result.Errors.Trim().ShouldStartWith("shop: ");
        result.Errors.Trim().ShouldContain(named);
        result.Errors.Trim().ShouldNotContain("\n");
    }

    [Fact]
    public async Task help_names_every_verb()
    {
        var help = (await CommandResult.RunAsync(Repository.Folder, null, "./shop", "help")).ShouldSucceed();

        foreach (var verb in new[] { "up", "down", "status", "migrate", "test", "bench", "chaos", "screenshots", "--orleans, --no-orleans, --mongodb, --no-mongodb" })
        {
            help.Output.ShouldContain($"  {verb}");
        }
    }

    [Fact]
    public async Task the_feeds_answer_can_be_forced_and_is_what_the_build_reads()
    {
        var clone = Clone.Create();

        (await clone.ShopAsync("--orleans", "--mongodb")).ShouldSucceed()
            .Output.ShouldBe("building with Microsoft Orleans, the catalog in MongoDB (as told)\n");
        (await clone.ShopAsync("--no-orleans")).ShouldSucceed()
            .Output.ShouldBe("building with the runtime of this repository, the catalog in MongoDB (as told)\n");

        var variant = await CommandResult.RunAsync(
            clone.Folder, null, "dotnet", "msbuild", "Silo/Silo.csproj", "-getProperty:BuildVariant");
        variant.ShouldSucceed().Output.Trim().ShouldBe("runtime-mongodb");
        Directory.Delete(clone.Folder, recursive: true);
    }

    [Theory]
    [InlineData("""<Counters total="7" executed="5" passed="4" failed="1" error="0" />""", 1, "4 1 2")]
    [InlineData("""<Counters total="3" executed="3" passed="3" failed="0" error="0" />""", 0, "3 0 0")]
    [InlineData("""<Counters total="3" executed="3" passed="3" failed="0" error="0" />""", 1, "3 1 0")]
    [InlineData(null, 1, "0 1 0")]
    [InlineData(null, 0, "0 0 0")]
    public async Task a_test_run_without_results_counts_as_failed(string? counters, int status, string counted)
    {
        var results = Directory.CreateTempSubdirectory("shop-tests-").FullName;
        await File.WriteAllTextAsync(Path.Combine(results, "x.log"), "");
        if (counters is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(results, "x.trx"), $"  {counters}\n");
        }

        var script = $"""
            set -euo pipefail
            STATE={results}
            source deploy/local/test.sh
            passed=0 failed=0 skipped=0
            count_results x fast {results}/x {status} >/dev/null
            echo "$passed $failed $skipped"
            """;
        var result = await CommandResult.RunAsync(Repository.Folder, null, "bash", "-c", script);

        result.ShouldSucceed().Output.Trim().ShouldBe(counted);
        Directory.Delete(results, recursive: true);
    }

    [Fact]
    public async Task fast_tests_come_before_slow_ones_and_a_project_without_slow_ones_is_not_started_for_them()
    {
        const string Script = """
            set -euo pipefail
            STATE=/nowhere
            source deploy/local/test.sh
            build_variant() { printf runtime; }
            run_project() { printf '%s %s %s\n' "$2" "$(basename "$1" .csproj)" "$3"; }
            count_project() { :; }
            run_tests Orleans.Shop.sln ''
            """;

        var runs = (await CommandResult.RunAsync(Repository.Folder, null, "bash", "-c", Script)).ShouldSucceed().Lines;

        var fast = runs.Where(run => run.EndsWith(" Category!=Slow", StringComparison.Ordinal)).ToList();
        var slow = runs.Where(run => run.EndsWith(" Category=Slow", StringComparison.Ordinal)).ToList();
        fast.Count.ShouldBeGreaterThan(5);
        slow.ShouldContain("slow Shop.Tests Category=Slow");
        slow.ShouldContain("slow Silo.Tests Category=Slow");
        slow.ShouldNotContain("slow Hosting.Tests Category=Slow");
        (fast.Count + slow.Count).ShouldBe(runs.Length);
        var own = Array.IndexOf(runs, "slow Shop.Tests Category=Slow");
        own.ShouldBeGreaterThan(Array.IndexOf(runs, "fast Shop.Tests Category!=Slow"));
        var last = Array.IndexOf(runs, fast[^1]);
        slow.Select(run => Array.IndexOf(runs, run)).Where(place => place != own).ShouldAllBe(place => place > last);
        slow[^1].ShouldBe("slow Chaos.Tests Category=Slow"); // which would starve the others
    }
}
