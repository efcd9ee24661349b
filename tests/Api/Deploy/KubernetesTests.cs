using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Shop.Api.Tests.Telemetry;
using Shop.Runtime.Testing;
using Shop.Silo;

namespace Shop.Api.Tests.Deploy;

/// <summary>
/// The manifests of <c>deploy/kubernetes</c>, as far as that can be tested without a cluster: their shape, and that the programs know what is
/// asked of them.
/// </summary>
[Collection(WatchedShopTests.Name)]
public sealed partial class KubernetesTests(WatchedShop shop)
{
    private static readonly string _folder = Path.Combine(Repository.Folder, "deploy/kubernetes");

    private static readonly List<string> _manifests =
        [.. Directory.GetFiles(Path.Combine(_folder, "base"), "*.yaml").SelectMany(static file => File.ReadAllText(file).Split("\n---\n"))];

    public static TheoryData<string> Hosts => ["silo", "api"];

    [Theory, MemberData(nameof(Hosts))]
    public void a_host_is_spread_over_zones_and_replaced_one_by_one(string host)
    {
        var deployment = Find("Deployment", host);

        deployment.ShouldContain("rollingUpdate: { maxUnavailable: 0, maxSurge: 1 }");
        deployment.ShouldMatch($$"""topologyKey: topology\.kubernetes\.io/zone\n +whenUnsatisfiable: DoNotSchedule\n +labelSelector: \{ matchLabels: \{ app: {{host}} \} \}""");
        Number(deployment, "replicas").ShouldBeGreaterThanOrEqualTo(3);
        Find("PodDisruptionBudget", host).ShouldMatch($$"""maxUnavailable: 1\n +selector:\n +matchLabels: \{ app: {{host}} \}""");
    }

    [Theory, MemberData(nameof(Hosts))]
    public void a_host_has_the_time_to_drain(string host)
    {
        var deployment = Find("Deployment", host);

        deployment.ShouldContain("preStop: { sleep: { seconds: ");
        var grace = Number(deployment, "terminationGracePeriodSeconds");
        grace.ShouldBeGreaterThan(Number(deployment, "preStop: { sleep: { seconds") + 25); // what SiloHost takes at most
    }

    [Theory, MemberData(nameof(Hosts))]
    public void a_hosts_probes_are_on_its_port_for_operators_and_a_lost_database_restarts_nothing(string host)
    {
        var deployment = Find("Deployment", host);

        foreach (var (probe, path) in new[] { ("startupProbe", "live"), ("livenessProbe", "live"), ("readinessProbe", "ready") })
        {
            deployment.ShouldContain($"{probe}:\n            httpGet: {{ path: /health/{path}, port: health }}\n");
        }

        var port = Number(deployment, "{ name: health, containerPort");
        deployment.ShouldContain($"prometheus.io/port: \"{port}\"");
        port.ShouldBe(host == "silo" ? new SiloSettings().HealthPort : int.Parse(Settings()["Health:Port"], CultureInfo.InvariantCulture));
    }

    [Fact]
    public void every_pod_is_nobody_and_bounded()
    {
        var pods = _manifests.Where(static one => one.Contains("containers:", StringComparison.Ordinal)).ToList();

        pods.Count.ShouldBe(3);
        foreach (var word in new[]
        {
            "runAsNonRoot: true", "readOnlyRootFilesystem: true", "allowPrivilegeEscalation: false", "capabilities: { drop: [ALL] }",
            "automountServiceAccountToken: false", "limits: { memory: ", "seccompProfile: { type: RuntimeDefault }",
        })
        {
            pods.ShouldAllBe(pod => pod.Contains(word));
        }
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task a_host_is_scaled_by_a_measurement_that_it_publishes(string host)
    {
        var metric = Metric().Match(Find("HorizontalPodAutoscaler", host));

        metric.Success.ShouldBeTrue();
        var process = host == "silo" ? shop.Silo : shop.Api;
        await Eventually.ReadAsync(() => process.MetricsAsync(), page => Regex.IsMatch(page, $"^{metric.Groups[1].Value}[{{ ]", RegexOptions.Multiline));
    }

    [Fact]
    public void nobody_gets_in_who_is_not_named()
    {
        Find("NetworkPolicy", "nobody").ShouldContain("podSelector: {}\n  policyTypes: [Ingress]");
        Find("NetworkPolicy", "nobody").ShouldNotContain("from:");
        var health = _manifests.Where(static one => one.Contains("ports: [{ port: health }]", StringComparison.Ordinal)).ToList();
        health.Count.ShouldBe(2);
        health.ShouldAllBe(static one => From().Match(one).Groups[1].Value.Contains("name: monitoring", StringComparison.Ordinal));
        Find("Service", "api").ShouldContain("ports:\n    - { name: http, port: 80, targetPort: http }");
        _manifests.ShouldNotContain(static one => Kind(one) == "Secret");
    }

    [Fact]
    public void the_programs_take_every_setting()
    {
        SiloHost.Build([], Configure).DisposeAsync().AsTask().IsFaulted.ShouldBeFalse();
        ApiHost.Build([], Configure).DisposeAsync().AsTask().IsFaulted.ShouldBeFalse();

        static void Configure(WebApplicationBuilder builder)
        {
            builder.Configuration["DATABASE_URL"] = "postgres://shop@127.0.0.1:1/shop";
            foreach (var (name, value) in Settings())
            {
                builder.Configuration[name] = value;
            }
        }
    }

    [Fact]
    public void every_file_of_the_base_is_used_and_every_overlay_stands_on_it()
    {
        var files = Directory.GetFiles(Path.Combine(_folder, "base")).Select(Path.GetFileName).Where(static name => name != "kustomization.yaml");
        Resource().Matches(File.ReadAllText(Path.Combine(_folder, "base/kustomization.yaml"))).Select(static one => one.Groups[1].Value).ShouldBe(files, ignoreOrder: true);

        foreach (var overlay in Directory.GetDirectories(Path.Combine(_folder, "overlays")))
        {
            File.ReadAllText(Path.Combine(overlay, "kustomization.yaml")).ShouldContain("resources: [\"../../base\"");
        }
    }

    private static string Find(string kind, string name) =>
        _manifests.Where(one => Kind(one) == kind && Regex.IsMatch(one, $@"^  name: {name}$", RegexOptions.Multiline)).ShouldHaveSingleItem($"{kind} {name}");

    private static string Kind(string manifest) => Regex.Match(manifest, "^kind: (.+)$", RegexOptions.Multiline).Groups[1].Value;

    private static int Number(string manifest, string key) =>
        int.Parse(Regex.Match(manifest, $@"{Regex.Escape(key)}: (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Settings() => Setting().Matches(Find("ConfigMap", "shop"))
        .ToDictionary(static one => one.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal), static one => one.Groups[2].Value.Trim('"'));

    [GeneratedRegex(@"metric: \{ name: (\w+) \}")]
    private static partial Regex Metric();

    // What stands last before the health port.
    [GeneratedRegex(@"- from: ([^\n]*)\n +ports: \[\{ port: health \}\]")]
    private static partial Regex From();

    [GeneratedRegex(@"^  (\w+__\w+): (.*)$", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex(@"^  - (\w+\.yaml)$", RegexOptions.Multiline)]
    private static partial Regex Resource();
}
