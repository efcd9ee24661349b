using System.Net;
using Orleans.Runtime;
using Shop.Runtime.Membership;
using Shop.Runtime.Serialization;

namespace Runtime.Tests.Membership;

public sealed class ClusterMapTests
{
    private const int Grains = 30_000;

    private static readonly GrainId[] _grains = [.. Enumerable.Range(0, Grains).Select(i => GrainId.Create("cart", $"cart-{i}"))];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void each_silo_has_its_share_within_ten_per_cent(int silos)
    {
        var shares = _grains.CountBy(grain => MapOf(1, silos).OwnerOf(grain)!).ToList();

        shares.Count.ShouldBe(silos);
        shares.ShouldAllBe(share => Math.Abs((share.Value * silos) - Grains) < Grains / 10);
    }

    [Fact]
    public void a_silo_that_comes_takes_its_share_and_nothing_else_moves()
    {
        var before = MapOf(1, 2);
        var after = MapOf(2, 3);

        var moved = _grains.Where(grain => !before.OwnerOf(grain)!.Equals(after.OwnerOf(grain))).ToList();

        moved.ShouldAllBe(grain => after.OwnerOf(grain)!.Equals(Silo(2).Address));
        moved.Count.ShouldBeLessThan(Grains * 4 / 10);
    }

    [Fact]
    public void a_silo_that_hands_over_owns_nothing_and_is_still_there()
    {
        var map = new ClusterMap(3, [Silo(0), Silo(1) with { TakesGrains = false }]);

        _grains.ShouldAllBe(grain => Silo(0).Address.Equals(map.OwnerOf(grain)));
        map.Silos.Count.ShouldBe(2);
    }

    [Fact]
    public void with_no_silo_nobody_owns()
    {
        ClusterMap.Empty.OwnerOf(_grains[0]).ShouldBeNull();
    }

    [Fact]
    public void what_is_told_to_clients_is_what_they_read()
    {
        var map = new ClusterMap(7, [Silo(0), Silo(1) with { TakesGrains = false, GatewayPort = 0 }]);
        var frame = MapFrame.Write(new WireBuffer(), map);

        var read = MapFrame.Read(frame[5..]);

        read.Version.ShouldBe(7);
        read.Silos.ShouldBe(map.Silos);
    }

    private static ClusterMap MapOf(int version, int silos) => new(version, Enumerable.Range(0, silos).Select(Silo));

    private static SiloOnMap Silo(int number) => new(SiloAddress.New(IPAddress.Parse($"10.0.0.{number + 1}"), 11_111, 100 + number), 30_000, true);
}
