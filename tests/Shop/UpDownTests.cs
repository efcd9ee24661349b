using System.Net;
using System.Net.Sockets;
using Shop.Runtime.Testing.Network;

namespace Shop.Script.Tests;

[Collection(StandingShop.Name)]
[Trait("Category", "Slow")]
public sealed class UpDownTests(BuiltClone built)
{
    [Fact]
    public void a_fresh_clone_comes_up_and_an_interrupted_foreground_stops_everything()
    {
        built.FirstUp.ShouldSucceed().Lines.Count(line => line == $"ready http://127.0.0.1:{built.Clone.Port}").ShouldBe(1);
        built.FirstAnswered.ShouldBeTrue();

        built.FirstPids.Length.ShouldBe(8);
        built.FirstPids.Where(Processes.Runs).ShouldBeEmpty();
    }

    [Fact]
    public void up_ends_with_one_line_that_says_where_the_shop_is()
    {
        built.SecondUp.ShouldSucceed().Lines[^1].ShouldBe($"ready http://127.0.0.1:{built.Clone.Port}");
        built.SecondUp.Lines.Count(line => line.StartsWith("ready", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task the_owners_login_is_told_once_and_kept_for_its_owner_only()
    {
        var login = await built.Clone.OwnerAsync();

        login.ShouldBe(built.FirstOwner);
        built.FirstUp.Lines.ShouldContain($"the shop's owner signs in as {login[0]} with the password {login[1]}");
        built.SecondUp.ShouldSucceed().Lines[^1].ShouldStartWith("ready ");
        built.SecondUp.Output.ShouldNotContain(login[1]);
        File.GetUnixFileMode(built.Clone.PathOf(".shop/owner")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        foreach (var log in Directory.GetFiles(built.Clone.PathOf(".shop/logs")))
        {
            (await File.ReadAllTextAsync(log)).ShouldNotContain(login[1]);
        }
    }

    [Fact]
    public async Task a_second_up_says_that_it_is_up_and_another_port_is_refused()
    {
        var clone = built.Clone;
        var pids = clone.AllPids();

        var again = (await clone.UpAsync()).ShouldSucceed();
        var elsewhere = await clone.ShopAsync("up", "--detach", "--port", $"{FreePort.Next()}");
        var status = (await clone.ShopAsync("status")).ShouldSucceed();

        again.Lines.ShouldBe(["already up: ./shop status, ./shop down", $"ready http://127.0.0.1:{clone.Port}"]);
        elsewhere.ExitCode.ShouldBe(1);
        elsewhere.Errors.ShouldContain($"already up on port {clone.Port}");
        clone.AllPids().ShouldBe(pids, ignoreOrder: true);
        status.Lines[^1].ShouldBe($"up at http://127.0.0.1:{clone.Port}");
    }

    [Fact]
    public async Task a_copied_clone_does_not_take_the_original_down()
    {
        var copy = Directory.CreateTempSubdirectory("shop-tests-").FullName;
        (await CommandResult.RunAsync("/", null, "cp", "-a", $"{built.Clone.Folder}/.", copy)).ShouldSucceed();

        (await CommandResult.RunAsync(copy, null, "./shop", "down")).ShouldSucceed();

        (await built.Clone.AnswersAsync()).ShouldBeTrue();
        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public async Task a_port_in_use_is_named_and_nothing_is_started()
    {
        await using var clone = Clone.Create(built.Clone);
        using var listener = new TcpListener(IPAddress.Loopback, clone.Port);
        listener.Start();

        var up = await clone.UpAsync();

        up.ExitCode.ShouldBe(1);
        up.Errors.ShouldContain($"port {clone.Port} is in use");
        clone.AllPids().ShouldBeEmpty();
    }

    [Fact]
    public async Task a_database_of_ones_own_is_used_instead()
    {
        await using var guest = Clone.Create(built.Clone);
        var address = new Dictionary<string, string> { ["DATABASE_URL"] = $"postgres://shop@/shop?host={built.Clone.PathOf(".shop/postgres")}" };

        var up = await CommandResult.RunAsync(
            guest.Folder, address, "./shop", "up", "--detach", "--port", $"{guest.Port}", "--products", "0");

        up.ShouldSucceed();
        (await guest.AnswersAsync()).ShouldBeTrue();
        guest.PidOf("postgres").ShouldBeNull();
    }

    [Fact]
    public async Task an_unprivileged_user_needs_nothing_of_root()
    {
        const string nobody = "65534";
        await using var clone = Clone.Create(built.Clone).Open();
        string[] asUser = ["--"];
        if (Environment.IsPrivilegedProcess)
        {
            (await CommandResult.RunAsync("/", null, "chown", "-R", nobody, clone.Folder)).ShouldSucceed();
            asUser = ["--reuid", nobody, "--regid", nobody, "--clear-groups", "--"];
        }

        var home = new Dictionary<string, string> { ["HOME"] = clone.Folder };
        Task<CommandResult> ShopAsync(params string[] arguments) =>
            CommandResult.RunAsync(clone.Folder, home, "setpriv", [.. asUser, "./shop", .. arguments]);
        var up = await ShopAsync("up", "--detach", "--port", $"{clone.Port}", "--products", "0");
        var answered = await clone.AnswersAsync();
        var down = await ShopAsync("down", "--erase");

        up.ShouldSucceed();
        answered.ShouldBeTrue();
        down.ShouldSucceed();
    }
}
