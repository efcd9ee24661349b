using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Shop.Runtime.Net;
using Shop.Runtime.Testing;
using Shop.Runtime.Tests.Net.Peers;

namespace Shop.Runtime.Tests.Net.Gateway;

public sealed partial class SilentPeersTests
{
    // What the rest of the process, the silo's own ends included, needs.
    private const int OtherHandles = 4_000;

    // 6.7 KB for each.
    private const long GrowthMax = 64 * 1024 * 1024;

    [Fact]
    [Trait("Category", "Slow")]
    public async Task ten_thousand_connections_that_say_nothing_cost_little_and_bother_nobody()
    {
        await using var cluster = await NetCluster.Start();
        var bystander = cluster.Bystander.GetGrain<INetGrain>("bystander");
        await bystander.Echo("warm");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var silent = new List<RawPeer>();
        var count = Math.Min(10_000, HandlesMax() - OtherHandles);
        try
        {
            while (silent.Count < count)
            {
                silent.Add(await RawPeer.Connect(cluster.EndPoint));
                if (silent.Count % 1_000 == 0)
                {
                    (await bystander.Echo("still there")).ShouldBe("still there");
                    cluster.Gateway.Handshaking.ShouldBeLessThanOrEqualTo(new TransportOptions().HandshakesMax);
                }
            }

            await Turned(cluster, count - new TransportOptions().HandshakesMax);
            var newcomer = await cluster.Connect();
            (await newcomer.GetGrain<INetGrain>("newcomer").Echo("let in")).ShouldBe("let in");

            // Of the whole process: what a test beside this one has made goes again, what the silent ones cost stays.
            await Eventually.ReadAsync(
                () => Task.FromResult(GC.GetTotalMemory(forceFullCollection: true) - before), static grown => grown < GrowthMax, "the silent ones cost little");
        }
        finally
        {
            silent.ForEach(peer => peer.Dispose());
        }
    }

    [Fact]
    public async Task connections_beyond_the_bound_are_turned_away()
    {
        await using var cluster = await NetCluster.Start(options => options.ConnectionsMax = 2);
        using var second = await RawPeer.Join(cluster.EndPoint, cluster.ClusterId);
        while (cluster.Gateway.ConnectionCount < 2)
        {
            // It is counted a moment after it was welcomed.
            await Task.Yield();
        }

        using var third = await RawPeer.Connect(cluster.EndPoint);

        await third.WhenEnded();
        await cluster.Log.WhenClosed(nameof(CloseReason.TooMany));
        (await cluster.Bystander.GetGrain<INetGrain>("bystander").Echo("still there")).ShouldBe("still there");
    }

    [Fact]
    public async Task of_two_that_were_let_in_for_one_place_the_second_is_refused()
    {
        await using var cluster = await NetCluster.Start(options => options.ConnectionsMax = 2);
        using var first = await RawPeer.Connect(cluster.EndPoint);
        using var second = await RawPeer.Connect(cluster.EndPoint);
        await cluster.WhenHandshaking(2);
        await first.Send(RawPeer.HelloFrame(cluster.ClusterId, "first"));
        while (cluster.Gateway.ConnectionCount < 2)
        {
            await Task.Yield();
        }

        await second.Send(RawPeer.HelloFrame(cluster.ClusterId, "second"));

        Encoding.UTF8.GetString(await second.ReadFrame()).ShouldContain("2 connections are open");
        await second.WhenEnded();
    }

    /// <summary>Each that was closed has its line in the log.</summary>
    private static async Task Turned(NetCluster cluster, int count)
    {
        while (cluster.Log.Entries.Count(entry => entry.Text.Contains(nameof(CloseReason.HandshakeTimeout), StringComparison.Ordinal)) < count)
        {
            await Task.Yield();
        }
    }

    private static int HandlesMax()
    {
        var line = File.Exists("/proc/self/limits") ? OpenFiles().Match(File.ReadAllText("/proc/self/limits")) : Match.Empty;
        return line.Success ? int.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture) : int.MaxValue;
    }

    [GeneratedRegex(@"Max open files\s+(\d+)")]
    private static partial Regex OpenFiles();
}
