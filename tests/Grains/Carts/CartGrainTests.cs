using Orleans.Runtime;
using Shop.Carts;
using static Grains.Tests.Carts.Commands;

namespace Grains.Tests.Carts;

public sealed class CartGrainTests : IAsyncLifetime
{
    private readonly CartId _id = CartId.New(TimeProvider.System);
    private CartCluster _cluster = null!;

    private ICartGrain Cart => _cluster.Cart(_id);

    public async Task InitializeAsync() => _cluster = await CartCluster.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task a_cart_that_nobody_has_used_is_empty_and_not_stored()
    {
        var view = await Cart.Read();

        (view.Id, view.Lines.Length, view.Version).ShouldBe((_id, 0, 0));
        _cluster.Storage.VersionOf(_id.Value).ShouldBe(0);
    }

    [Fact]
    public async Task each_answer_shows_the_cart_as_it_is()
    {
        await Cart.Add(Add("A", 2));
        await Cart.Add(Add("B", 1));
        var result = await Cart.SetQuantity(Set("A", 5));

        (result.IsRepeat, result.Refusal, result.Cart.Version).ShouldBe((false, null, 3));
        result.Cart.Lines.ShouldBe([new CartLine(Sku.Parse("A"), 5), new CartLine(Sku.Parse("B"), 1)]);
        (await Cart.Remove(Remove("A"))).Cart.Lines.ShouldBe([new CartLine(Sku.Parse("B"), 1)]);
        (await Cart.Clear(Clear())).Cart.Lines.ShouldBeEmpty();
        (await Cart.Read()).Version.ShouldBe(5);
    }

    [Fact]
    public async Task a_refusal_is_an_answer_that_names_field_and_rule_and_writes_nothing()
    {
        var result = await Cart.Add(Add("A", 1000));

        result.Refusal.ShouldBe(new CartRefusal(CartRule.QuantityTooLarge, "quantity", 999));
        result.Cart.Lines.ShouldBeEmpty();
        _cluster.Storage.VersionOf(_id.Value).ShouldBe(0);
    }

    [Fact]
    public async Task lines_and_names_of_operations_survive_the_silo()
    {
        var add = Add("A", 2);
        await Cart.Add(add);

        await _cluster.RestartAsync();

        var repeat = await Cart.Add(add);
        repeat.IsRepeat.ShouldBeTrue();
        repeat.Cart.Lines.ShouldBe([new CartLine(add.Sku, 2)]);
        repeat.Cart.Version.ShouldBe(1);
    }

    [Fact]
    public async Task adds_from_fifty_tabs_all_stand()
    {
        var adds = Enumerable.Range(0, 50).Select(tab => Add($"T{tab % 5}", tab + 1)).ToArray();

        var results = await Task.WhenAll(adds.Select(add => Cart.Add(add)));

        results.ShouldAllBe(result => result.Refusal == null && !result.IsRepeat);
        await _cluster.RestartAsync();
        var lines = (await Cart.Read()).Lines;
        lines.ToDictionary(line => line.Sku, line => line.Quantity).ShouldBe(
            adds.GroupBy(add => add.Sku).ToDictionary(group => group.Key, group => group.Sum(add => add.Quantity)), ignoreOrder: true);
    }

    [Fact]
    public async Task one_operation_sent_by_fifty_tabs_counts_once()
    {
        var add = Add("A", 3);

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Cart.Add(add)));

        results.Count(result => !result.IsRepeat).ShouldBe(1);
        results.ShouldAllBe(result => result.Cart.Lines.Single().Quantity == 3 && result.Cart.Version == 1);
    }

    [Fact]
    public async Task a_key_that_is_no_carts_id_has_no_cart()
    {
        (await Should.ThrowAsync<Exception>(() => _cluster.Cart("12").Read())).ToString().ShouldContain("'12' is no cart's id");
        _cluster.Storage.VersionOf("12").ShouldBe(0);
    }
}
