using Shop.Runtime.Testing;

namespace Shop.Script.Tests;

/// <summary>What is missing on a machine is installed where that can be done, or named with its command.</summary>
public sealed class RequirementsTests
{
    [Fact]
    public async Task what_cannot_be_installed_is_named_with_its_command_in_one_line()
    {
        var result = await NeedAsync("need_postgres", """
            find_postgres() { return 1; }
            may_install() { return 1; }
            """);

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldBeEmpty();
        result.Errors.ShouldStartWith("shop: PostgreSQL 15 is missing; install it with: sudo apt-get install -y postgresql-15");
        result.Errors.Trim().ShouldNotContain("\n");
    }

    [Fact]
    public async Task what_the_distribution_has_is_installed()
    {
        var result = await NeedAsync("need_postgres", """
            installed=''
            find_postgres() { [[ -n $installed ]]; }
            may_install() { return 0; }
            apt_refresh() { return 0; }
            apt_major() { echo 17; }
            apt_install() { echo "installing $1"; installed=1; }
            """);

        result.ShouldSucceed().Output.Trim().ShouldBe("installing postgresql");
    }

    [Fact]
    public async Task what_the_distribution_has_too_old_is_not_installed()
    {
        var result = await NeedAsync("need_postgres", """
            find_postgres() { return 1; }
            may_install() { return 0; }
            apt_refresh() { return 0; }
            apt_major() { echo 14; }
            apt_install() { echo "installing $1"; }
            """);

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldBeEmpty();
        result.Errors.ShouldContain("PostgreSQL 15 is missing");
    }

    [Fact]
    public async Task dotnet_is_named_with_the_installer_that_every_distribution_can_run()
    {
        var result = await NeedAsync("need_dotnet", """
            find_dotnet() { return 1; }
            may_install() { return 0; }
            apt_refresh() { return 0; }
            apt_major() { return 0; }
            """);

        result.ExitCode.ShouldBe(1);
        result.Errors.Trim().ShouldBe(
            "shop: .NET SDK 10 is missing; install it with: curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0");
    }

    [Theory]
    [InlineData(false, 0, "")]
    [InlineData(true, 1, "Node 20 is missing")]
    public async Task node_is_needed_only_where_there_is_a_web_app(bool webApp, int exitCode, string named)
    {
        var root = Directory.CreateTempSubdirectory("shop-tests-").FullName;
        if (webApp)
        {
            Directory.CreateDirectory(Path.Combine(root, "Web"));
            await File.WriteAllTextAsync(Path.Combine(root, "Web/package.json"), "{}");
        }

        var result = await NeedAsync("need_node", $$"""
            ROOT={{root}}
            find_node() { return 1; }
            may_install() { return 1; }
            """);

        result.ExitCode.ShouldBe(exitCode);
        result.Errors.ShouldContain(named);
        Directory.Delete(root, recursive: true);
    }

    [Theory]
    [InlineData("v18.20.4", false)]
    [InlineData("v20.0.0", true)]
    [InlineData("v24.1.0", true)]
    public async Task node_of_another_age_is_told_apart(string version, bool found)
    {
        var result = await NeedAsync("find_node", $$"""node() { echo {{version}}; }""");

        (result.ExitCode == 0).ShouldBe(found);
    }

    private static Task<CommandResult> NeedAsync(string check, string machine) => CommandResult.RunAsync(
        Repository.Folder, null, "bash", "-c", $"""
        set -euo pipefail
        ROOT=$PWD LOGS=$PWD/.shop/logs
        source deploy/local/say.sh
        source deploy/local/requirements.sh
        {machine}
        {check}
        """);
}
