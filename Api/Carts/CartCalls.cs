using Orleans;
using Shop.Api.Calls;
using Shop.Carts;
using Shop.Customers;

namespace Shop.Api.Carts;

/// <summary>Calls of carts' grains. All may be made again after a lost reply: a change has its operation's name.</summary>
public sealed class CartCalls(IGrainFactory grains, GrainCalls calls)
{
    /// <summary>A cart; null where it isn't the shopper's, has ended, or never was.</summary>
    public async Task<CartView?> ReadAsync(CartId id, ShopperId shopper)
    {
        var cart = await calls.RepeatableAsync(Cart(id), static cart => cart.Read());
        return cart.Owner == shopper && cart.Became is null ? cart : null;
    }

    /// <summary>Opens a cart; null for a guest whose cart has gone to an account.</summary>
    public Task<NewCart?> NewAsync(ShopperId shopper, OperationId operation) =>
        calls.RepeatableAsync((Shopper(shopper), operation), static call => call.Item1.NewCart(call.operation));

    /// <summary>The cart that a shopper fills; null before the first one.</summary>
    public Task<CartId?> CurrentAsync(ShopperId shopper) => calls.RepeatableAsync(Shopper(shopper), static shopper => shopper.CurrentCart());

    /// <summary>Changes a cart.</summary>
    public Task<CartResult> AddAsync(CartId id, AddItem command) =>
        calls.RepeatableAsync((Cart(id), command), static call => call.Item1.Add(call.command));

    /// <inheritdoc cref="AddAsync"/>
    public Task<CartResult> SetAsync(CartId id, SetItem command) =>
        calls.RepeatableAsync((Cart(id), command), static call => call.Item1.SetQuantity(call.command));

    /// <inheritdoc cref="AddAsync"/>
    public Task<CartResult> RemoveAsync(CartId id, RemoveItem command) =>
        calls.RepeatableAsync((Cart(id), command), static call => call.Item1.Remove(call.command));

    private ICartGrain Cart(CartId id) => grains.GetGrain<ICartGrain>(id.Value);

    private IShopperGrain Shopper(ShopperId id) => grains.GetGrain<IShopperGrain>(id.Value);
}
