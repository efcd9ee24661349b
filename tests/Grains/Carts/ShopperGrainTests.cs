using Shop.Carts;
using Shop.Customers;
using static Grains.Tests.Carts.Commands;

namespace Grains.Tests.Carts;

public sealed class ShopperGrainTests : IAsyncLifetime
{
    private readonly ShopperId _guest = ShopperId.NewGuest(TimeProvider.System);
    private readonly ShopperId _customer = ShopperId.OfCustomer(Guid.NewGuid());
    private CartCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await CartCluster.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task a_new_shopper_has_no_cart() => (await Shopper(_guest).CurrentCart()).ShouldBeNull();

    [Fact]
    public async Task a_new_cart_is_the_shoppers_and_the_current_one()
    {
        var first = await Shopper(_guest).NewCart(OperationId.New());
        var second = await Shopper(_guest).NewCart(OperationId.New());

        second!.Id.ShouldNotBe(first!.Id);
        (await Shopper(_guest).CurrentCart()).ShouldBe(second.Id);
        (await _cluster.Cart(first.Id).Read()).Owner.ShouldBe(_guest);
    }

    [Fact]
    public async Task the_repeat_of_a_wish_gets_the_same_cart_also_after_a_crash()
    {
        var operation = OperationId.New();
        var first = await Shopper(_guest).NewCart(operation);

        await _cluster.RestartAsync();
        var repeat = await Shopper(_guest).NewCart(operation);

        repeat.ShouldBe(new NewCart(first!.Id, IsRepeat: true));
    }

    [Fact]
    public async Task at_login_the_guests_lines_come_into_the_accounts_cart()
    {
        var mine = await Fill(_customer, ("A", 1), ("B", 2));
        var theirs = await Fill(_guest, ("B", 3), ("C", 4));

        await Shopper(_customer).Adopt(_guest);

        (await Shopper(_customer).CurrentCart()).ShouldBe(mine);
        (await Contents(mine)).ShouldBe(["A 1", "B 5", "C 4"]);
        var closed = await _cluster.Cart(theirs).Read();
        (closed.Became, closed.Lines.Length).ShouldBe((mine, 2));
    }

    [Fact]
    public async Task an_account_without_a_cart_gets_one()
    {
        await Fill(_guest, ("A", 1));

        await Shopper(_customer).Adopt(_guest);

        var cart = await Shopper(_customer).CurrentCart();
        (await Contents(cart!.Value)).ShouldBe(["A 1"]);
        (await _cluster.Cart(cart.Value).Read()).Owner.ShouldBe(_customer);
    }

    [Fact]
    public async Task adopting_twice_changes_nothing_also_when_both_come_at_once()
    {
        await Fill(_guest, ("A", 1));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Shopper(_customer).Adopt(_guest)));

        (await Contents((await Shopper(_customer).CurrentCart())!.Value)).ShouldBe(["A 1"]);
    }

    [Fact]
    public async Task of_two_accounts_one_gets_the_guests_cart()
    {
        var other = ShopperId.OfCustomer(Guid.NewGuid());
        await Fill(_guest, ("A", 1));

        await Task.WhenAll(Shopper(_customer).Adopt(_guest), Shopper(other).Adopt(_guest));

        var carts = new[] { await Shopper(_customer).CurrentCart(), await Shopper(other).CurrentCart() };
        (await Contents(carts.Single(cart => cart is not null)!.Value)).ShouldBe(["A 1"]);
    }

    [Fact]
    public async Task a_guest_whose_cart_went_to_an_account_gets_no_new_one()
    {
        await Fill(_guest, ("A", 1));
        await Shopper(_customer).Adopt(_guest);

        (await Shopper(_guest).NewCart(OperationId.New())).ShouldBeNull();
    }

    [Fact]
    public async Task a_guest_without_a_cart_is_adopted_too()
    {
        await Shopper(_customer).Adopt(_guest);

        (await Shopper(_customer).CurrentCart()).ShouldBeNull();
    }

    // Every durable step of the take-over fails once, before or after it is stored; whatever is asked next goes on from there.
    [Theory]
    [InlineData(Step.Note, false)]
    [InlineData(Step.Note, true)]
    [InlineData(Step.Give, false)]
    [InlineData(Step.Give, true)]
    [InlineData(Step.Close, false)]
    [InlineData(Step.Close, true)]
    [InlineData(Step.Merge, false)]
    [InlineData(Step.Merge, true)]
    public async Task a_crash_at_any_step_loses_and_doubles_nothing(Step step, bool isStored)
    {
        var mine = await Fill(_customer, ("A", 1));
        var theirs = await Fill(_guest, ("A", 2), ("B", 3));
        var write = _cluster.Storage.HoldNext(step switch
        {
            Step.Note => _customer.Value,
            Step.Give => _guest.Value,
            Step.Close => theirs.Value,
            _ => mine.Value,
        });
        var adopting = Shopper(_customer).Adopt(_guest);
        await write.Began;

        Fail(write, isStored);
        await Should.ThrowAsync<Exception>(adopting);
        await _cluster.RestartAsync();

        if (step == Step.Note)
        {
            await Shopper(_customer).Adopt(_guest); // nobody had been told of it: the login is tried again
        }

        (await Shopper(_customer).CurrentCart()).ShouldBe(mine);
        (await Contents(mine)).ShouldBe(["A 3", "B 3"]);
    }

    private static void Fail(State.HeldWrite write, bool isStored)
    {
        if (isStored)
        {
            write.FailAfterStoring(new IOException("the connection is gone"));
        }
        else
        {
            write.Fail(new IOException("the disk is gone"));
        }
    }

    private IShopperGrain Shopper(ShopperId id) => _cluster.Shopper(id);

    private async Task<CartId> Fill(ShopperId shopper, params (string Sku, int Quantity)[] lines)
    {
        var cart = (await Shopper(shopper).NewCart(OperationId.New()))!.Id;
        foreach (var (sku, quantity) in lines)
        {
            (await _cluster.Cart(cart).Add(Add(sku, quantity) with { Shopper = shopper })).Refusal.ShouldBeNull();
        }

        return cart;
    }

    private async Task<string[]> Contents(CartId cart) =>
        [.. (await _cluster.Cart(cart).Read()).Lines.Select(line => $"{line.Sku} {line.Quantity}")];

    public enum Step
    {
        Note,
        Give,
        Close,
        Merge,
    }
}
