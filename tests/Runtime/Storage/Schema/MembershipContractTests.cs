using System.Globalization;

namespace Runtime.Tests.Storage.Schema;

/// <summary>The queries that Orleans' own membership table and its clients run, on ours.</summary>
public sealed class MembershipContractTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private const int Active = 3;
    private const int Dead = 6;

    private static readonly DateTime _start = new(2026, 11, 5, 10, 20, 30, 123, DateTimeKind.Utc);

    private readonly string _cluster = Guid.NewGuid().ToString("N");
    private readonly ContractQuery _query = new(database.DataSource);

    [Fact]
    public async Task the_version_row_is_made_once()
    {
        IsTrue(await _query.RunAsync("InsertMembershipVersionKey", Cluster)).ShouldBeTrue();
        IsTrue(await _query.RunAsync("InsertMembershipVersionKey", Cluster)).ShouldBeFalse();
    }

    [Fact]
    public async Task an_empty_cluster_is_a_version_without_a_member()
    {
        await CreateClusterAsync();

        var row = (await _query.RunAsync("MembershipReadAllKey", Cluster)).ShouldHaveSingleItem();
        row["StartTime"].ShouldBeNull();
        row["Version"].ShouldBe(0);
        (await _query.RunAsync("MembershipReadRowKey", [Cluster, .. Silo(1)])).ShouldHaveSingleItem()["StartTime"].ShouldBeNull();
    }

    [Fact]
    public async Task a_member_joins_and_is_read_with_all_its_columns()
    {
        await CreateClusterAsync();

        (await InsertAsync(silo: 1, version: 0)).ShouldBeTrue();

        var row = (await _query.RunAsync("MembershipReadRowKey", [Cluster, .. Silo(1)])).ShouldHaveSingleItem();
        row["DeploymentId"].ShouldBe(_cluster);
        row["Address"].ShouldBe("127.0.0.1");
        row["Port"].ShouldBe(11111);
        row["Generation"].ShouldBe(1);
        row["SiloName"].ShouldBe("silo-1");
        row["HostName"].ShouldBe("host");
        row["Status"].ShouldBe(Active);
        row["ProxyPort"].ShouldBe(30000);
        row["SuspectTimes"].ShouldBeNull();
        row["StartTime"].ShouldBe(_start);
        row["IAmAliveTime"].ShouldBe(_start);
        row["Version"].ShouldBe(1);
    }

    [Fact]
    public async Task a_member_joins_only_by_the_current_version_and_only_once()
    {
        await CreateClusterAsync();
        (await InsertAsync(silo: 1, version: 0)).ShouldBeTrue();

        (await InsertAsync(silo: 2, version: 0)).ShouldBeFalse();
        (await InsertAsync(silo: 1, version: 1)).ShouldBeFalse();

        (await VersionAsync()).ShouldBe(1);
        (await _query.RunAsync("MembershipReadAllKey", Cluster)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task of_many_that_join_by_one_version_exactly_one_succeeds()
    {
        await CreateClusterAsync();

        var joined = await Task.WhenAll(Enumerable.Range(1, 20).Select(silo => InsertAsync(silo, version: 0)));

        joined.Count(each => each).ShouldBe(1);
        (await VersionAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task a_member_changes_only_by_the_current_version()
    {
        await CreateClusterAsync();
        await InsertAsync(silo: 1, version: 0);

        (await UpdateAsync(silo: 1, Dead, "127.0.0.1:1@2,2026-11-05 10:20:30.123 GMT", version: 0)).ShouldBeFalse();
        (await UpdateAsync(silo: 2, Dead, null, version: 1)).ShouldBeFalse();
        (await UpdateAsync(silo: 1, Dead, "127.0.0.1:1@2,2026-11-05 10:20:30.123 GMT", version: 1)).ShouldBeTrue();

        var row = (await _query.RunAsync("MembershipReadRowKey", [Cluster, .. Silo(1)])).ShouldHaveSingleItem();
        row["Status"].ShouldBe(Dead);
        row["SuspectTimes"].ShouldBe("127.0.0.1:1@2,2026-11-05 10:20:30.123 GMT");
        row["Version"].ShouldBe(2);
    }

    [Fact]
    public async Task a_heartbeat_leaves_the_version_alone()
    {
        await CreateClusterAsync();
        await InsertAsync(silo: 1, version: 0);

        await _query.RunAsync("UpdateIAmAlivetimeKey", [Cluster, .. Silo(1), ("IAmAliveTime", _start.AddMinutes(1), typeof(DateTime))]);

        var row = (await _query.RunAsync("MembershipReadRowKey", [Cluster, .. Silo(1)])).ShouldHaveSingleItem();
        row["IAmAliveTime"].ShouldBe(_start.AddMinutes(1));
        row["Version"].ShouldBe(1);
    }

    [Fact]
    public async Task gateways_are_the_members_of_a_status_with_a_proxy_port()
    {
        await CreateClusterAsync();
        await InsertAsync(silo: 1, version: 0);
        await InsertAsync(silo: 2, version: 1, proxyPort: 0);
        await InsertAsync(silo: 3, version: 2);
        await UpdateAsync(silo: 3, Dead, null, version: 3);

        var row = (await _query.RunAsync("GatewaysQueryKey", Cluster, ("Status", Active, typeof(int)))).ShouldHaveSingleItem();

        row["Address"].ShouldBe("127.0.0.1");
        row["ProxyPort"].ShouldBe(30000);
        row["Generation"].ShouldBe(1);
    }

    [Fact]
    public async Task only_defunct_members_are_swept_up()
    {
        await CreateClusterAsync();
        await InsertAsync(silo: 1, version: 0);
        await InsertAsync(silo: 2, version: 1);
        await UpdateAsync(silo: 2, Dead, null, version: 2);

        await _query.RunAsync("CleanupDefunctSiloEntriesKey", Cluster, ("IAmAliveTime", _start.AddSeconds(1), typeof(DateTime)));

        (await _query.RunAsync("MembershipReadAllKey", Cluster)).ShouldHaveSingleItem()["Generation"].ShouldBe(1);
    }

    [Fact]
    public async Task a_cluster_is_removed_with_its_version()
    {
        await CreateClusterAsync();
        await InsertAsync(silo: 1, version: 0);

        await _query.RunAsync("DeleteMembershipTableEntriesKey", Cluster);

        (await _query.RunAsync("MembershipReadAllKey", Cluster)).ShouldBeEmpty();
    }

    private (string, object?, Type) Cluster => ("DeploymentId", _cluster, typeof(string));

    private async Task CreateClusterAsync() => await _query.RunAsync("InsertMembershipVersionKey", Cluster);

    private async Task<bool> InsertAsync(int silo, int version, int proxyPort = 30000) =>
        IsTrue(await _query.RunAsync(
            "InsertMembershipKey",
            [
                Cluster,
                ("IAmAliveTime", _start, typeof(DateTime)),
                ("SiloName", $"silo-{silo}", typeof(string)),
                ("HostName", "host", typeof(string)),
                .. Silo(silo),
                ("StartTime", _start, typeof(DateTime)),
                ("Status", Active, typeof(int)),
                ("ProxyPort", proxyPort, typeof(int)),
                ("Version", version, typeof(int)),
            ]));

    private async Task<bool> UpdateAsync(int silo, int status, string? suspectTimes, int version) =>
        IsTrue(await _query.RunAsync(
            "UpdateMembershipKey",
            [
                Cluster,
                .. Silo(silo),
                ("IAmAliveTime", _start, typeof(DateTime)),
                ("Status", status, typeof(int)),
                ("SuspectTimes", suspectTimes, typeof(string)),
                ("Version", version, typeof(int)),
            ]));

    private async Task<object?> VersionAsync() => (await _query.RunAsync("MembershipReadAllKey", Cluster))[0]["Version"];

    private static (string, object?, Type)[] Silo(int generation) =>
        [("Address", "127.0.0.1", typeof(string)), ("Port", 11111, typeof(int)), ("Generation", generation, typeof(int))];

    private static bool IsTrue(List<Dictionary<string, object?>> rows) =>
        Convert.ToBoolean(rows.ShouldHaveSingleItem().ShouldHaveSingleItem().Value, CultureInfo.InvariantCulture);
}
