using Orleans.Runtime;
using Shop.Customers;

namespace Shop.Carts;

/// <inheritdoc cref="IShopperGrain"/>
/// <remarks>
/// One turn at a time, so that a cart isn't opened while another is being taken over. Taking over has four durable steps, each of
/// which changes nothing when it is done again: this grain notes the guest; the guest's grain gives its cart away; that cart ends
/// and says where its lines go; they come in there. A crash in between leaves the note, and whatever is asked next goes on from it.
/// </remarks>
/// <param name="stored">The shopper in the default storage.</param>
/// <param name="time">For the carts' ids.</param>
internal sealed class ShopperGrain([PersistentState("shopper")] IPersistentState<ShopperState> stored, TimeProvider time) : Grain, IShopperGrain
{
    private ShopperId _id;

    /// <inheritdoc/>
    /// <exception cref="FormatException">The grain's key is no shopper's id.</exception>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = ShopperId.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<CartId?> CurrentCart()
    {
        await FinishAdopting();
        return stored.State.Current;
    }

    /// <inheritdoc/>
    public async Task<NewCart?> NewCart(OperationId operation)
    {
        await FinishAdopting();
        if (stored.State.GivenTo is not null)
        {
            return null;
        }

        var earlier = stored.State.Opened.LastOrDefault(opened => opened.Operation == operation.Value);
        return earlier is not null
            ? new NewCart(earlier.Cart, IsRepeat: true)
            : new NewCart(await OpenAsync(operation), IsRepeat: false);
    }

    /// <inheritdoc/>
    public async Task Adopt(ShopperId guest)
    {
        if (!guest.IsGuest || _id.IsGuest)
        {
            throw new ArgumentException("An account adopts a guest.", nameof(guest));
        }

        await FinishAdopting();
        if (!stored.State.Adopted.Contains(guest))
        {
            await SaveAsync(stored.State with { Adopting = guest });
            await FinishAdopting();
        }
    }

    /// <inheritdoc/>
    public async Task<CartId?> GiveTo(ShopperId customer)
    {
        if (stored.State.GivenTo is null)
        {
            await SaveAsync(stored.State with { GivenTo = customer });
        }

        return stored.State.GivenTo == customer ? stored.State.Current : null;
    }

    private async Task FinishAdopting()
    {
        if (stored.State.Adopting is not { } guest)
        {
            return;
        }

        if (await GrainFactory.GetGrain<IShopperGrain>(guest.Value).GiveTo(_id) is { } cart)
        {
            await TakeOver(guest, cart);
        }

        var adopted = stored.State.Adopted;
        await SaveAsync(stored.State with { Adopting = null, Adopted = [.. adopted.TakeLast(ShopperState.AdoptedMax - 1), guest] });
    }

    private async Task TakeOver(ShopperId guest, CartId cart)
    {
        var operation = OperationId.Of($"merge {cart}");
        var target = stored.State.Current ?? await OpenAsync(OperationId.Of($"open for {cart}"));
        var closed = await Cart(cart).Close(new CloseCart(operation, target) { Shopper = guest });
        if (closed is { Refusal: null, Cart.Became: { } into })
        {
            var merged = await Cart(into).Merge(new MergeCart(operation, cart, closed.Cart.Lines) { Shopper = _id });
            if (merged.Refusal is not null)
            {
                // Going on would lose the lines: the note stays, and the error is loud.
                throw new InvalidOperationException($"{into} refuses the lines of {cart}: {merged.Refusal.Rule}.");
            }
        }
    }

    // The cart is there before anything points to it; one that a crash leaves without a pointer is nobody's loss.
    private async Task<CartId> OpenAsync(OperationId operation)
    {
        var cart = CartId.New(time);
        await Cart(cart).Open(new OpenCart(operation) { Shopper = _id });
        var opened = stored.State.Opened.TakeLast(ShopperState.OpenedMax - 1);
        await SaveAsync(stored.State with { Current = cart, Opened = [.. opened, new OpenedCart(operation.Value, cart)] });
        return cart;
    }

    private ICartGrain Cart(CartId id) => GrainFactory.GetGrain<ICartGrain>(id.Value);

    private async Task SaveAsync(ShopperState state)
    {
        stored.State = state;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            // What the store holds now is unknown: the next activation reads it.
            DeactivateOnIdle();
            throw;
        }
    }
}
