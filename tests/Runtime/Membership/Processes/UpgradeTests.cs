using System.Collections.Immutable;
using Orleans.Runtime;
using Runtime.Tests.Storage;
using Shop.Runtime.Testing;
using Shop.Upgrade;

namespace Runtime.Tests.Membership.Processes;

/// <summary>
/// A new version is rolled out, taken back, and rolled out again: silos of two versions are one cluster, call each other with two
/// versions of a message, and store two versions of a state. This process is a client of the new version.
/// </summary>
[Trait("Category", "Slow")]
public sealed class UpgradeTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private const string Before = "Upgrade.Before.dll";
    private const string After = "Upgrade.After.dll";
    private const int Baskets = 40;

    [Fact]
    public async Task silos_of_two_versions_serve_each_other_and_keep_what_they_dont_know()
    {
        await using var cluster = await ClusterOfProcesses.StartAsync(database.ConnectionString, 1, Before);
        try
        {
            await RollOutAsync(cluster);
        }
        catch (OrleansException exception)
        {
            throw new InvalidOperationException(cluster.Log, exception);
        }
    }

    private static async Task RollOutAsync(ClusterOfProcesses cluster)
    {
        var old = cluster.Silos[0];
        var young = await cluster.AddAsync(After);
        await SharedAsync(cluster);
        using var stop = new CancellationTokenSource();
        var books = KeepBooksAsync(cluster, stop.Token);

        // Each is told by the new client; who keeps what the old version doesn't know is the new version only, and only of what came to
        // it past the old one: a silo that hands a call on says what it has understood of it.
        var told = await AllAsync(cluster, (basket, i) => basket.Add(new Line($"thing-{i}", 1) { Gift = "Ada" }));
        foreach (var one in told)
        {
            var gift = one.Lines.ShouldHaveSingleItem().Gift;
            (gift is null || (gift == "Ada" && one.Version == "after")).ShouldBeTrue($"{one}");
        }

        // The one version asks the other, both ways.
        var olds = Enumerable.Range(0, Baskets).Where(i => told[i].Version == "before").ToList();
        var youngs = Enumerable.Range(0, Baskets).Except(olds).ToList();
        (await CopyAsync(cluster, olds.Zip(youngs))).ShouldAllBe(static one => one.Version == "after" && one.Lines.Length == 1);
        (await CopyAsync(cluster, youngs.Zip(olds))).ShouldAllBe(static one => one.Version == "before" && one.Lines.Length == 2);

        // What only the new version can do the old one refuses, and says why.
        var noted = await AllAsync(cluster, async (basket, i) => told[i].Version == "after"
            ? await basket.Note($"note {i}")
            : await RefusedAsync(basket));
        var gifts = noted.Select(static one => one.Lines.Count(line => line.Gift is not null)).ToList();
        gifts.Sum().ShouldBeGreaterThan(0);

        // Taken back: the old version has all of them, writes all of them, and tells what it knows.
        young.Signal("TERM");
        await young.WhenExited();
        var back = await AllAsync(cluster, (basket, i) => basket.Add(new Line("later", 2)));
        back.ShouldAllBe(static one => one.Version == "before" && one.Note == null);

        // Rolled out again: what the new version had stored is there.
        await cluster.AddAsync(After);
        old.Signal("TERM");
        await old.WhenExited();
        var final = await AllAsync(cluster, static (basket, _) => basket.Read());
        final.ShouldAllBe(static one => one.Version == "after");
        final.Select(static one => one.Lines.Length).ShouldBe(noted.Select(static one => one.Lines.Length + 1));
        final.Select(static one => one.Note).ShouldBe(noted.Select(static one => one.Note));
        final.Select(static one => one.Lines.Count(static line => line.Gift is not null)).ShouldBe(gifts);

        await stop.CancelAsync();
        var (acknowledged, kept) = await books;
        acknowledged.ShouldBeGreaterThan(0);
        kept.ShouldBe(Enumerable.Range(0, acknowledged).Select(static i => $"line-{i}"), cluster.Log);
    }

    private static string NameOf(int basket) => $"basket-{basket}";

    private static Task<Contents[]> AllAsync(ClusterOfProcesses cluster, Func<IBasketGrain, int, Task<Contents>> call) =>
        Task.WhenAll(Enumerable.Range(0, Baskets).Select(i => call(cluster.Client.GetGrain<IBasketGrain>(NameOf(i)), i)));

    private static Task<Contents[]> CopyAsync(ClusterOfProcesses cluster, IEnumerable<(int To, int From)> pairs) =>
        Task.WhenAll(pairs.Select(pair => cluster.Client.GetGrain<IBasketGrain>(NameOf(pair.To)).CopyFrom(NameOf(pair.From))));

    /// <summary>Both versions have some of the baskets.</summary>
    private static Task<Contents[]> SharedAsync(ClusterOfProcesses cluster) => Eventually.ReadAsync(
        () => AllAsync(cluster, static (basket, _) => basket.Read()), static all => all.Select(static one => one.Version).Distinct().Count() == 2);

    private static async Task<Contents> RefusedAsync(IBasketGrain basket)
    {
        (await Should.ThrowAsync<OrleansMessageRejectionException>(() => basket.Note("unheard of"))).Message.ShouldContain("another version");
        return await basket.Read();
    }

    /// <summary>Fills one basket all the while; how many lines were acknowledged, and what is in it in the end. No call may fail.</summary>
    private static async Task<(int Acknowledged, IEnumerable<string> Kept)> KeepBooksAsync(ClusterOfProcesses cluster, CancellationToken token)
    {
        var basket = cluster.Client.GetGrain<IBasketGrain>("books");
        var count = 0;
        var last = ImmutableArray<Line>.Empty;
        while (!token.IsCancellationRequested)
        {
            last = (await basket.Add(new Line($"line-{count++}", 1))).Lines;
            await Task.Delay(20, CancellationToken.None);
        }

        return (count, last.Select(static line => line.Sku));
    }
}
