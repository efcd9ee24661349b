using System.Text.RegularExpressions;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Deploy;

/// <summary>
/// The Terraform of <c>deploy/aws</c>, read block by block, for what must not get lost in an edit. It says nothing of whether AWS takes it.
/// </summary>
public sealed partial class AwsTests
{
    private static readonly string _folder = Path.Combine(Repository.Folder, "deploy/aws");

    /// <summary>Each top-level block: its head without quotes, such as <c>resource aws_lb shop</c>, and its body.</summary>
    private static readonly List<(string Head, string Body)> _blocks =
        [.. Directory.GetFiles(_folder, "*.tf", SearchOption.AllDirectories).SelectMany(static file => Blocks(File.ReadAllText(file)))];

    [Fact]
    public void three_regions_of_which_one_sells()
    {
        var regions = Of("module ");

        regions.Select(static one => one.Head).ShouldBe(["module first", "module second", "module third"], ignoreOrder: true);
        regions.ShouldAllBe(static one => one.Body.Contains($"is_active       = var.active == \"{one.Head.Replace("module ", "", StringComparison.Ordinal)}\"", StringComparison.Ordinal));
        regions.Count(static one => one.Body.Contains("replicate_from  = module.first.database_arn", StringComparison.Ordinal)).ShouldBe(2);
        regions.Select(static one => Value(one, "cidr")).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void a_region_that_is_not_ready_gets_no_shoppers()
    {
        Value(One("resource aws_route53_health_check region"), "resource_path").ShouldBe("\"/health/ready\"");
        One("resource aws_route53_record origin").Body.ShouldContain("failover_routing_policy { type = \"PRIMARY\" }");
        One("resource aws_route53_record origin").Body.ShouldContain("health_check_id = aws_route53_health_check.region[var.active].id");
        One("resource aws_route53_record origin_standby").Body.ShouldContain("failover_routing_policy { type = \"SECONDARY\" }");
        One("resource aws_lb_target_group api").Body.ShouldMatch("path += \"/health/ready\"\n +port += 8081");

        // Nor are the machines of one that stands by replaced for it.
        Value(One("resource aws_autoscaling_group host"), "health_check_type").ShouldBe("each.value.kind == \"api\" && var.is_active ? \"ELB\" : \"EC2\"");
    }

    [Fact]
    public void databases_bear_the_loss_of_a_zone_and_of_a_region_and_are_not_deleted_by_mistake()
    {
        foreach (var database in Of("resource aws_db_instance "))
        {
            Value(database, "multi_az").ShouldBe("true", database.Head);
            Value(database, "publicly_accessible").ShouldBe("false", database.Head);
            Value(database, "deletion_protection").ShouldBe("true", database.Head);
            Value(database, "skip_final_snapshot").ShouldBe("false", database.Head);
            int.Parse(Value(database, "backup_retention_period"), System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(14);
        }

        Value(One("resource aws_db_instance replica"), "replicate_source_db").ShouldBe("var.replicate_from");
        Value(One("resource aws_docdb_cluster catalog"), "global_cluster_identifier").ShouldBe("var.documents");
        Value(One("resource aws_docdb_cluster_instance catalog"), "for_each").ShouldBe("toset(local.zones)");
        One("resource aws_db_parameter_group shop").Body.ShouldMatch("\"rds.force_ssl\"\n +value = \"1\"");
    }

    [Fact]
    public void all_that_is_stored_is_encrypted_by_a_key_of_our_own()
    {
        foreach (var stored in Of("resource aws_db_instance ").Concat(Of("resource aws_docdb_cluster ")))
        {
            Value(stored, "storage_encrypted").ShouldBe("true", stored.Head);
            Value(stored, "kms_key_id").ShouldBe("aws_kms_key.shop.arn", stored.Head);
        }

        Value(One("resource aws_kms_key shop"), "enable_key_rotation").ShouldBe("true");
        One("resource aws_s3_bucket_server_side_encryption_configuration of").Body.ShouldContain("kms_master_key_id = aws_kms_key.shop.arn");
        One("resource aws_launch_template host").Body.ShouldMatch("encrypted +\\= true\n +kms_key_id +\\= aws_kms_key.shop.arn");
        Value(One("resource aws_secretsmanager_secret of"), "kms_key_id").ShouldBe("aws_kms_key.shop.arn");
    }

    [Fact]
    public void nobody_gets_in_who_need_not_be()
    {
        // From where may somebody come: a group of ours, CloudFront, or the health checks. No address is open to all, inwards.
        foreach (var rule in Of("resource aws_vpc_security_group_ingress_rule "))
        {
            rule.Body.ShouldNotContain("0.0.0.0/0");
            rule.Body.ShouldMatch("(referenced_security_group_id|prefix_list_id|cidr_ipv4 += each.value)", rule.Head);
        }

        _blocks.ShouldNotContain(static one => one.Body.Contains("ingress {", StringComparison.Ordinal));
        var ways = Way().Matches(File.ReadAllText(Path.Combine(_folder, "region/security.tf")))
            .Select(static way => $"{way.Groups[2].Value} → {way.Groups[1].Value}:{way.Groups[3].Value}");
        ways.ShouldBe(
        [
            "balancer → api:8080", "balancer → api:8081", "api → silo:30000", "silo → silo:11111", "silo → silo:30000", "api → database:5432",
            "silo → database:5432", "silo → documents:27017", "silo → silo:11180",
        ]);
        foreach (var word in new[] { "block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets" })
        {
            Value(One("resource aws_s3_bucket_public_access_block of"), word).ShouldBe("true");
        }

        Value(One("resource aws_lb_listener https"), "ssl_policy").ShouldContain("TLS13");
        One("resource aws_lb_listener https").Body.ShouldContain("status_code  = \"403\"");
        One("resource aws_launch_template host").Body.ShouldMatch("http_tokens +\\= \"required\"");
    }

    [Fact]
    public void machines_may_do_little_and_no_secret_stands_here()
    {
        foreach (var policy in Of("data aws_iam_policy_document "))
        {
            policy.Body.ShouldNotContain("\"*\"");
            Regex.IsMatch(policy.Body, "\"[a-z0-9]+:\\*\"").ShouldBeFalse(policy.Head);
        }

        One("data aws_iam_policy_document host").Body.ShouldContain("resources = [aws_secretsmanager_secret.of[each.key].arn, local.database_secret]");
        _blocks.ShouldNotContain(static one => Regex.IsMatch(one.Body, "(password|secret_string|access_key) += \""));
        Value(One("resource aws_db_instance primary"), "manage_master_user_password").ShouldBe("true");
        File.ReadAllText(Path.Combine(_folder, "region/hosts.tf")).ShouldNotContain("DATABASE_URL=");
    }

    [Fact]
    public void hosts_are_spread_over_three_zones_which_silos_know_and_drain_before_they_go()
    {
        File.ReadAllText(Path.Combine(_folder, "region/variables.tf")).ShouldContain("slice(data.aws_availability_zones.all.names, 0, 3)");
        var group = One("resource aws_autoscaling_group host");
        Value(group, "for_each").ShouldBe("local.fleets");
        group.Body.ShouldContain("lifecycle_transition = \"autoscaling:EC2_INSTANCE_TERMINATING\"");
        group.Body.ShouldMatch("min_healthy_percentage = 100");
        One("resource aws_launch_template host").Body.ShouldContain("Silo__Zone=${each.value.zone}");
        Value(One("resource aws_nat_gateway out"), "for_each").ShouldBe("toset(local.zones)");
    }

    private static (string Head, string Body) One(string head) => _blocks.Where(one => one.Head == head).ShouldHaveSingleItem(head);

    private static List<(string Head, string Body)> Of(string head)
    {
        var found = _blocks.Where(one => one.Head.StartsWith(head, StringComparison.Ordinal)).ToList();
        found.ShouldNotBeEmpty(head);
        return found;
    }

    private static string Value((string Head, string Body) block, string name) =>
        Regex.Match(block.Body, $@"^  {name} += (.+?)( #.*)?$", RegexOptions.Multiline).Groups[1].Value;

    // terraform fmt puts a block's end, and nothing else's, at the beginning of a line.
    private static IEnumerable<(string Head, string Body)> Blocks(string text) => Block().Matches(text)
        .Select(static one => (one.Groups[1].Value.Replace("\"", "", StringComparison.Ordinal).Trim(), one.Groups[2].Value));

    [GeneratedRegex("^([a-z][^\n]*) \\{\n(.*?)^\\}", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\{ to = ""(\w+)"", from = ""(\w+)"", port = (\d+) \}")]
    private static partial Regex Way();
}
