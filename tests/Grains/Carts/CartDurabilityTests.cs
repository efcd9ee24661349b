using Orleans.Runtime;
using Orleans.Storage;
using Shop.Carts;
using static Grains.Tests.Carts.Commands;

namespace Grains.Tests.Carts;

/// <summary>What a cart tells while a write is under way, and after one has failed.</summary>
public sealed class CartDurabilityTests : IAsyncLifetime
{
    private readonly CartId _id = CartId.New(TimeProvider.System);
    private CartCluster _cluster = null!;

    private ICartGrain Cart => _cluster.Cart(_id);

    public async Task InitializeAsync() => _cluster = await CartCluster.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task adds_during_a_write_share_the_next_one()
    {
        var write = _cluster.Storage.HoldNext(_id.Value);
        var adds = Enumerable.Range(0, 50).Select(tab => Cart.Add(Add($"T{tab}", 1))).ToArray();
        await _cluster.Begun.MoreAsync(adds.Length);

        adds.ShouldAllBe(add => !add.IsCompleted);
        write.Release();

        (await Task.WhenAll(adds)).Max(result => result.Cart.Version).ShouldBe(50);
        _cluster.Storage.VersionOf(_id.Value).ShouldBe(2);
    }

    [Fact]
    public async Task nobody_is_told_of_what_is_not_stored_yet()
    {
        var write = _cluster.Storage.HoldNext(_id.Value);
        var add = Add("A", 999);
        var first = Cart.Add(add);
        await write.Began;

        var (repeat, refused, unchanged) = (Cart.Add(add), Cart.Add(Add("A", 1)), Cart.SetQuantity(Set("A", 999)));
        await _cluster.Begun.MoreAsync(4);
        var view = await Cart.Read();

        view.Lines.ShouldBeEmpty();
        new Task[] { first, repeat, refused, unchanged }.ShouldAllBe(call => !call.IsCompleted);
        write.Release();
        (await first).Cart.Lines.ShouldBe([new CartLine(add.Sku, 999)]);
        (await repeat).IsRepeat.ShouldBeTrue();
        (await refused).Refusal!.Rule.ShouldBe(CartRule.QuantityTooLarge);
        (await unchanged).Cart.Version.ShouldBe(1);
    }

    [Fact]
    public async Task a_failed_write_fails_all_that_wait_and_leaves_what_was_stored()
    {
        await Cart.Add(Add("KEPT", 1));
        var write = _cluster.Storage.HoldNext(_id.Value);
        var (first, second) = (Add("A", 1), Add("B", 1));
        var calls = new[] { Cart.Add(first), Cart.Add(second) };
        await _cluster.Begun.MoreAsync(3);

        write.Fail(new IOException("the disk is gone"));

        foreach (var call in calls)
        {
            (await Should.ThrowAsync<OrleansException>(call)).Message.ShouldContain("the disk is gone");
        }

        (await Cart.Read()).Lines.Select(line => line.Sku.Value).ShouldBe(["KEPT"]);
        var again = await Cart.Add(first);
        again.IsRepeat.ShouldBeFalse();
        again.Cart.Lines.Select(line => line.Sku.Value).ShouldBe(["KEPT", "A"]);
    }

    [Fact]
    public async Task a_write_that_was_stored_though_its_reply_was_lost_is_not_done_twice()
    {
        var write = _cluster.Storage.HoldNext(_id.Value);
        var add = Add("A", 2);
        var call = Cart.Add(add);
        await write.Began;
        write.FailAfterStoring(new IOException("the connection is gone"));
        await Should.ThrowAsync<OrleansException>(call);

        var again = await Cart.Add(add);

        again.IsRepeat.ShouldBeTrue();
        again.Cart.Lines.ShouldBe([new CartLine(add.Sku, 2)]);
    }

    [Fact]
    public async Task of_two_silos_that_both_believe_they_own_a_cart_the_stale_one_gives_way()
    {
        await using var other = await CartCluster.StartAsync(_cluster.Storage);
        await Cart.Add(Add("A", 1));
        await other.Cart(_id).Add(Add("B", 1));
        var add = Add("C", 1);

        await Should.ThrowAsync<InconsistentStateException>(() => Cart.Add(add));

        var again = await Cart.Add(add);
        again.IsRepeat.ShouldBeFalse();
        again.Cart.Lines.Select(line => line.Sku.Value).ShouldBe(["A", "B", "C"]);
    }

    [Fact]
    public async Task of_two_first_writes_one_is_refused()
    {
        await using var other = await CartCluster.StartAsync(_cluster.Storage);
        await Cart.Read();
        await other.Cart(_id).Read();
        await other.Cart(_id).Add(Add("A", 1));

        await Should.ThrowAsync<InconsistentStateException>(() => Cart.Add(Add("B", 1)));

        (await Cart.Read()).Lines.Select(line => line.Sku.Value).ShouldBe(["A"]);
    }
}
