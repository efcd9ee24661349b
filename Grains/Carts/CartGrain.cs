using Orleans.Concurrency;
using Orleans.Runtime;
using Shop.Checkout;
using Shop.Customers;
using Shop.Live;
using Shop.State;

namespace Shop.Carts;

/// <inheritdoc cref="ICartGrain"/>
/// <remarks>
/// Reentrant, so that commands which come while a write is under way share the next one, instead of paying for one each. What
/// makes that safe:
/// <list type="bullet">
/// <item>a command is decided and becomes the latest state without an await in between, so none is decided on a state that
/// another is about to replace;</item>
/// <item>every answer, also a refusal and a repeat, waits until the state that it was decided on is stored, and shows what is
/// stored: nobody is told of a line that a crash could take back;</item>
/// <item>a cart does nothing outside itself. What must follow from a change (stock to give back, events) may only come after
/// its commit, and by a durable step of its own: a reentrant cart that gives stock back and then saves can do so twice.</item>
/// </list>
/// </remarks>
/// <param name="stored">The cart in the default storage.</param>
/// <param name="time">For the age of operation ids.</param>
[Reentrant]
internal sealed class CartGrain([PersistentState("cart")] IPersistentState<CartState> stored, TimeProvider time) : Grain, ICartGrain
{
    private GroupCommit<CartState> _cart = null!;
    private CartId _id;
    private Watchers<IChangeObserver>? _watchers;

    /// <inheritdoc/>
    /// <exception cref="FormatException">The grain's key is no cart's id.</exception>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = CartId.Parse(this.GetPrimaryKeyString());
        _cart = new GroupCommit<CartState>(stored);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<CartView> Read() => Task.FromResult(View());

    /// <inheritdoc/>
    public Task<long> Watch(IChangeObserver observer)
    {
        (_watchers ??= new Watchers<IChangeObserver>(time)).Add(observer);
        return Task.FromResult(_cart.Durable.Version);
    }

    /// <inheritdoc/>
    public Task<CartResult> Add(AddItem command) => Execute(command);

    /// <inheritdoc/>
    public Task<CartResult> SetQuantity(SetItem command) => Execute(command);

    /// <inheritdoc/>
    public Task<CartResult> Remove(RemoveItem command) => Execute(command);

    /// <inheritdoc/>
    public Task<CartResult> Clear(ClearCart command) => Execute(command);

    /// <inheritdoc/>
    public Task<CartResult> Open(OpenCart command) => Execute(command);

    /// <inheritdoc/>
    public Task<CartResult> Close(CloseCart command) => Execute(command);

    /// <inheritdoc/>
    public Task<CartResult> Merge(MergeCart command) => Execute(command);

    /// <inheritdoc/>
    public async Task<bool> EnterCheckout(CheckoutId checkout, ShopperId owner, long version, bool isPaid)
    {
        var entered = CartCheckout.Enter(_cart.Latest, checkout, owner, version, isPaid);
        await CommitAsync(entered ?? _cart.Latest); // a refusal, too, is told when what it was decided on is stored
        return entered is not null;
    }

    /// <inheritdoc/>
    public async Task<bool> LockForPayment(CheckoutId checkout)
    {
        var locked = CartCheckout.Lock(_cart.Latest, checkout);
        await CommitAsync(locked);
        return locked.IsLocked && locked.Checkout == checkout;
    }

    /// <inheritdoc/>
    public Task Unlock(CheckoutId checkout) => CommitAsync(CartCheckout.Unlock(_cart.Latest, checkout));

    /// <inheritdoc/>
    public Task Complete(CheckoutId checkout) => CommitAsync(CartCheckout.Complete(_cart.Latest, checkout));

    private async Task<CartResult> Execute(CartCommand command)
    {
        var before = _cart.Latest.Checkout;
        var decision = CartDecisions.Decide(_cart.Latest, command, time.GetUtcNow());
        await CommitAsync(decision.State);
        CartMeter.Answered(command, decision);
        if (before is { } superseded && decision.State.Checkout is null)
        {
            // At once, so that others can have the stock. Should it get lost, the checkout finds out when it is paid or expires.
            _ = GrainFactory.GetGrain<ICheckoutGrain>(superseded.Value).Supersede();
        }

        // Who isn't the owner is told nothing of what is in it.
        var view = decision.Refusal?.Rule == CartRule.NotYours ? new CartView(_id, [], Version: 0) : View();
        return new CartResult(view, decision.IsRepeat, decision.Refusal);
    }

    private async Task CommitAsync(CartState state)
    {
        var before = _cart.Durable.Version;
        try
        {
            await _cart.CommitAsync(state);
        }
        catch
        {
            // What the store holds now is unknown: the next activation reads it.
            DeactivateOnIdle();
            throw;
        }

        if (_watchers is { } watchers && _cart.Durable.Version != before)
        {
            watchers.Tell(observer => observer.Changed(_id.Value, _cart.Durable.Version));
        }
    }

    private CartView View()
    {
        var cart = _cart.Durable;
        return new CartView(_id, [.. cart.Lines.Select(static line => new CartLine(line.Sku, line.Quantity, line.SeenPrice))], cart.Version)
        {
            Owner = cart.Owner,
            Became = cart.Became,
            LeftOut = cart.LeftOut,
        };
    }
}
