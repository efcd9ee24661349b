using System.Text.Json;
using System.Text.RegularExpressions;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Telemetry;

/// <summary>What the board and the alerts ask for is what the hosts publish, name by name and label by label.</summary>
[Collection(WatchedShopTests.Name)]
public sealed partial class BoardTests(WatchedShop shop)
{
    private static readonly string _rules = File.ReadAllText(Path.Combine(Repository.Folder, "deploy/prometheus/alerts.yml"));

    [Fact]
    public async Task every_metric_of_the_alerts_is_published()
    {
        Published.Missing.ShouldAllBe(static missing => !Regex.IsMatch(_rules, $@"\b{missing}\b"));
        await ShouldBePublishedAsync(Rule().Matches(_rules).Select(static rule => rule.Groups[1].Value));
    }

    [Fact]
    public async Task every_metric_of_the_board_is_published() => await ShouldBePublishedAsync(BoardExpressions());

    [Fact]
    public void every_alert_has_its_place_in_the_runbook_and_says_how_urgent_it_is()
    {
        var runbook = File.ReadAllText(Path.Combine(Repository.Folder, "docs/operations.md"));
        var alerts = Alert().Matches(_rules);

        alerts.Count.ShouldBeGreaterThan(10);
        foreach (Match alert in alerts)
        {
            var (name, body) = (alert.Groups[1].Value, alert.Groups[2].Value);
            runbook.ShouldContain($"### {name}\n");
            body.ShouldContain($"runbook: docs/operations.md#{name.ToLowerInvariant()}\n");
            body.ShouldMatch("severity: (page|ticket)");
        }

        RunbookAlert().Matches(runbook[runbook.IndexOf("## Alerts", StringComparison.Ordinal)..]).Select(static one => one.Groups[1].Value)
            .ShouldBeSubsetOf(alerts.Select(static alert => alert.Groups[1].Value));
    }

    [Theory]
    [InlineData("sum by (le) (rate(a_bucket{x=~\"5..\", y=\"b_c\"}[5m])) > 1", "a_bucket:le,x,y")]
    [InlineData("max(a) > 14.4 * 0.001 and shop:b > 1", "a:;shop:b:")]
    [InlineData("absent(a) unless on (instance) b", "a:instance;b:instance")]
    public void expressions_are_read(string expression, string expected) =>
        string.Join(';', Names(expression).Select(name => $"{name}:{string.Join(',', Labels(expression).Order())}")).ShouldBe(expected);

    private static IEnumerable<string> BoardExpressions()
    {
        using var board = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Folder, "deploy/grafana/shop.json")));
        return
        [
            .. board.RootElement.GetProperty("panels").EnumerateArray()
                .Where(static panel => panel.TryGetProperty("targets", out _))
                .SelectMany(static panel => panel.GetProperty("targets").EnumerateArray())
                .Select(static target => target.GetProperty("expr").GetString()!.Replace("$__rate_interval", "5m", StringComparison.Ordinal)),
        ];
    }

    // A silo's reading of the books comes some seconds after its start.
    private async Task ShouldBePublishedAsync(IEnumerable<string> expressions)
    {
        var asked = expressions.ToList();
        asked.Count.ShouldBeGreaterThan(10);
        var recorded = Recorded().Matches(_rules).Select(static one => one.Groups[1].Value).ToHashSet();
        await Eventually.ReadAsync(
            async () =>
            {
                // Added by Prometheus itself: up, and whom it asked.
                var lines = (await shop.Silo.MetricsAsync() + await shop.Api.MetricsAsync()).Split('\n').Append("up{job=\"\",instance=\"\"} 1").ToList();
                return string.Join('\n', asked.SelectMany(expression => Missing(expression, lines, recorded)).Distinct());
            },
            static missing => missing.Length == 0);
    }

    private static IEnumerable<string> Missing(string expression, List<string> lines, HashSet<string> recorded)
    {
        var names = Names(expression).Where(name => !recorded.Contains(name) && !Published.Missing.Contains(name)).ToList();
        var samples = lines.Where(line => names.Exists(name => line.StartsWith($"{name}{{", StringComparison.Ordinal) || line.StartsWith($"{name} ", StringComparison.Ordinal))).ToList();
        foreach (var name in names.Where(name => !samples.Exists(line => line.StartsWith(name, StringComparison.Ordinal))))
        {
            yield return $"{name} of {expression}";
        }

        foreach (var label in Labels(expression).Where(label => label != "instance" && !Published.Missing.Contains(label) && !samples.Exists(line => line.Contains($"{label}=\"", StringComparison.Ordinal))))
        {
            yield return $"the label {label} of {expression}";
        }
    }

    private static IEnumerable<string> Names(string expression)
    {
        var plain = Grouping().Replace(Matchers().Replace(Texts().Replace(expression, ""), ""), " ");
        return Name().Matches(plain).Select(static name => name.Value)
            .Where(static name => name is not ("and" or "or" or "unless" or "bool" or "offset")).Distinct();
    }

    private static IEnumerable<string> Labels(string expression)
    {
        var plain = Texts().Replace(expression, "");
        return Matchers().Matches(plain).SelectMany(static one => Label().Matches(one.Value)).Select(static label => label.Value)
            .Concat(Grouping().Matches(plain).SelectMany(static one => Label().Matches(one.Groups[1].Value)).Select(static label => label.Value)).Distinct();
    }

    [GeneratedRegex("^ +expr: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Rule();

    [GeneratedRegex("^ +- record: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Recorded();

    [GeneratedRegex("^ +- alert: (.+)\n((?: {8}.*\n)+)", RegexOptions.Multiline)]
    private static partial Regex Alert();

    [GeneratedRegex("^### (.+)$", RegexOptions.Multiline)]
    private static partial Regex RunbookAlert();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Texts();

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]")]
    private static partial Regex Matchers();

    [GeneratedRegex(@"\b(?:by|without|on|ignoring|group_left|group_right)\s*\(([^)]*)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"(?<![\w.])[a-zA-Z_:][a-zA-Z0-9_:]*(?![a-zA-Z0-9_:]|\s*\()")]
    private static partial Regex Name();

    [GeneratedRegex(@"(?<![\w])[a-zA-Z_][a-zA-Z0-9_]*")]
    private static partial Regex Label();
}
