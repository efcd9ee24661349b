using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Shop.Hosting.Clustering;
using Shop.Runtime.Testing;
using Shop.Runtime.Testing.Network;
using Shop.Silo;
using Shop.TestPayments;

namespace Shop.Api.Tests.Deploy;

/// <summary>
/// <c>docker-compose.yml</c> and what it stands on, as far as that can be tested without Docker: its programs take every setting that it
/// gives them.
/// </summary>
public sealed partial class ComposeTests
{
    private static readonly string[] _silos = ["silo-1", "silo-2", "silo-3"];
    private readonly ComposeFile _compose = ComposeFile.Read();

    private IReadOnlyDictionary<string, ComposeFile> Services => _compose["services"].Members;

    [Fact]
    public void there_is_all_of_a_shop() => Services.Keys.ShouldBe(
        ["postgres", "mongo", "silo-1", "silo-2", "silo-3", "api-1", "api-2", "balancer", "payments", "prometheus", "grafana", "demo"], ignoreOrder: true);

    [Fact]
    public void each_silo_has_a_name_a_zone_and_an_address_of_its_own_which_it_keeps()
    {
        var silos = _silos.Select(name => (Name: name, Environment: Environment(name), Service: Services[name])).ToList();

        silos.ShouldAllBe(static silo => silo.Environment["Silo__Name"] == silo.Name);
        silos.Select(static silo => silo.Environment["Silo__Zone"]).ShouldBe(["a", "b", "c"]);
        silos.Select(static silo => silo.Environment["Silo__Address"]).Distinct().Count().ShouldBe(3);
        var network = System.Net.IPNetwork.Parse(_compose["networks"]["shop"]["ipam"]["config"].Text.Replace("- subnet:", "", StringComparison.Ordinal).Trim());
        foreach (var (_, environment, service) in silos)
        {
            service["networks"].Text.ShouldBe($"{{ shop: {{ ipv4_address: {environment["Silo__Address"]} }} }}");
            network.Contains(System.Net.IPAddress.Parse(environment["Silo__Address"])).ShouldBeTrue();
        }
    }

    [Fact]
    public void everything_that_stays_is_started_again_looked_after_and_bounded()
    {
        foreach (var (name, service) in Services.Where(static service => service.Key != "demo"))
        {
            service["restart"].Text.ShouldBe("unless-stopped", name);
            service["healthcheck"]["test"].Text.ShouldNotBeEmpty(name);
            service["mem_limit"].Text.ShouldNotBeEmpty(name);
        }

        // Whoever is reached from outside the network, is so from this machine only.
        Services.Values.Where(static service => service.Members.ContainsKey("ports")).Select(static service => service["ports"].Text)
            .ShouldAllBe(static ports => ports.StartsWith("[\"127.0.0.1:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("silo-1")]
    [InlineData("silo-2")]
    [InlineData("silo-3")]
    public async Task a_silo_takes_its_settings(string name)
    {
        await using var silo = SiloHost.Build([], builder => Configure(builder, name));

        var label = SiloLabel.Parse(silo.Services.GetRequiredService<IOptions<SiloOptions>>().Value.SiloName);
        label.ShouldBe(new SiloLabel(name, Environment(name)["Silo__Zone"]));
        var endpoints = silo.Services.GetRequiredService<IOptions<EndpointOptions>>().Value;
        (endpoints.AdvertisedIPAddress.ToString(), endpoints.SiloPort, endpoints.GatewayPort).ShouldBe((Environment(name)["Silo__Address"], 11111, 30000));
    }

    [Fact]
    public async Task the_others_take_their_settings()
    {
        foreach (var api in new[] { "api-1", "api-2" })
        {
            await using var app = ApiHost.Build([], builder => Configure(builder, api));
            app.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value.KnownIPNetworks.ShouldHaveSingleItem().ToString()
                .ShouldBe(_compose["networks"]["shop"]["ipam"]["config"].Text.Replace("- subnet:", "", StringComparison.Ordinal).Trim());
        }

        await using var payments = TestPaymentsHost.Build([], builder => Configure(builder, "payments"));
        payments.Services.GetRequiredService<IOptions<TestPaymentsSettings>>().Value.ApiKey.ShouldBe(Environment("silo-1")["Payments__Test__ApiKey"]);
    }

    [Fact]
    public void prometheus_asks_each_host_where_it_publishes_and_nothing_else()
    {
        var asked = Target().Matches(File.ReadAllText(Path.Combine(Repository.Folder, "deploy/prometheus/prometheus.yml"))).Select(static one => one.Groups[1].Value);

        asked.ShouldBe([.. _silos.Select(static name => $"{name}:11180"), "api-1:8081", "api-2:8081"]);
        foreach (var name in _silos)
        {
            (Environment(name)["Silo__HealthAddress"], Environment(name).GetValueOrDefault("Silo__HealthPort")).ShouldBe(("0.0.0.0", null));
        }

        foreach (var environment in new[] { Environment("api-1"), Environment("api-2") })
        {
            (environment["Health__Address"], environment["Health__Port"]).ShouldBe(("0.0.0.0", "8081"));
        }

        File.ReadAllText(Path.Combine(Repository.Folder, "deploy/compose/balancer.conf")).ShouldNotContain("8081");
        File.Exists(Path.Combine(Repository.Folder, "deploy/prometheus/alerts.yml")).ShouldBeTrue();
        Services["prometheus"]["volumes"].Text.ShouldContain("\"./deploy/prometheus:/etc/prometheus:ro\"");
        Services["prometheus"]["command"].Text.ShouldContain("--config.file=/etc/prometheus/prometheus.yml\n");
    }

    [Fact]
    public void grafana_shows_the_board_of_what_prometheus_knows_and_has_no_password_to_guess()
    {
        var grafana = Services["grafana"];
        var mounted = Mount().Matches(grafana["volumes"].Text).ToDictionary(static one => one.Groups[2].Value, static one => one.Groups[1].Value);
        var provisioning = Path.Combine(Repository.Folder, mounted["/etc/grafana/provisioning"]);

        mounted.Values.ShouldAllBe(static source => Path.Exists(Path.Combine(Repository.Folder, source)));
        File.ReadAllText(Path.Combine(provisioning, "datasources/prometheus.yml")).ShouldContain("url: http://prometheus:9090\n");
        var boards = File.ReadAllText(Path.Combine(provisioning, "dashboards/shop.yml")).Split("path: ")[1].Trim();
        mounted[$"{boards}/shop.json"].ShouldBe("./deploy/grafana/shop.json");
        Environment("grafana")["GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"].ShouldBe($"{boards}/shop.json");
        (Environment("grafana")["GF_AUTH_ANONYMOUS_ORG_ROLE"], Environment("grafana")["GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION"]).ShouldBe(("Viewer", "true"));
    }

    [Fact]
    public void images_are_built_of_what_is_there_on_orleans_and_run_as_nobody()
    {
        var files = Services.Values.Where(static service => service.Members.ContainsKey("build")).Select(static service => service["build"]["dockerfile"].Text).Distinct().ToList();

        files.ShouldBe(["Silo/Dockerfile", "Api/Dockerfile", "TestPayments/Dockerfile"]);
        foreach (var file in files)
        {
            var lines = File.ReadAllLines(Path.Combine(Repository.Folder, file));
            lines.ShouldContain(static line => line.Contains("-p:UseOrleans=true -p:UseMongoDB=true -p:SourceRevisionId=$REVISION", StringComparison.Ordinal));
            lines.Count(static line => line == "ARG BUILDKIT_SBOM_SCAN_STAGE=true").ShouldBe(lines.Count(static line => line.StartsWith("FROM ", StringComparison.Ordinal)) - 1);
            lines.SkipWhile(static line => line != "USER $APP_UID").Skip(1).ShouldAllBe(static line => line.StartsWith("EXPOSE", StringComparison.Ordinal) || line.StartsWith("ENTRYPOINT", StringComparison.Ordinal));
            foreach (var source in lines.Where(static line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
                .SelectMany(static line => line.Split(' ')[1..^1]).Where(static word => !word.StartsWith("--", StringComparison.Ordinal)))
            {
                Path.Exists(Path.Combine(Repository.Folder, source)).ShouldBeTrue($"{file} copies {source}");
            }
        }

        foreach (var (name, service) in Services.Where(static service => service.Value.Members.ContainsKey("build")))
        {
            (service["read_only"].Text, service["tmpfs"].Text, service["cap_drop"].Text, service["security_opt"].Text)
                .ShouldBe(("true", "[\"/tmp\"]", "[\"ALL\"]", "[\"no-new-privileges:true\"]"), name);
        }

        File.ReadAllLines(Path.Combine(Repository.Folder, ".dockerignore")).ShouldContain(".env");
    }

    [Fact]
    public async Task the_probe_of_the_images_tells_ready_from_not()
    {
        var port = (await ApiServer.Shared).Client.BaseAddress!.Port;

        // As whoever runs containers does: it has three seconds to answer, and is asked again.
        (await Eventually.ReadAsync(() => ProbeAsync(port), static code => code == 0)).ShouldBe(0);
        (await ProbeAsync(FreePort.Next())).ShouldNotBe(0);
    }

    private static async Task<int> ProbeAsync(int port)
    {
        using var probe = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Folder, "deploy/compose/ready"), [$"{port}"]) { RedirectStandardError = true })!;
        await probe.WaitForExitAsync();
        return probe.ExitCode;
    }

    private Dictionary<string, string> Environment(string service) => Services[service].EnvironmentWith(static name => $"{name} of thirty-two characters, and more");

    private void Configure(WebApplicationBuilder builder, string service)
    {
        // Only a build with MongoDB takes its address, and only one that can be read.
        var settings = Environment(service).Where(static setting => setting.Key != "MONGODB_URI");
        builder.Configuration.AddInMemoryCollection(settings.Select(static setting => new KeyValuePair<string, string?>(
            setting.Key.Replace("__", ":", StringComparison.Ordinal),
            setting.Key == "DATABASE_URL" ? setting.Value.Replace(' ', '-').Replace(",", "", StringComparison.Ordinal) : setting.Value)));
    }

    [GeneratedRegex("\"((?:silo|api)-[0-9]:[0-9]+)\"")]
    private static partial Regex Target();

    [GeneratedRegex(@"- (\./[^:\s]+):([^:\s]+):ro")]
    private static partial Regex Mount();
}
