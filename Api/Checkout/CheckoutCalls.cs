using Orleans;
using Shop.Api.Calls;
using Shop.Carts;
using Shop.Checkout;
using Shop.Customers;

namespace Shop.Api.Checkout;

/// <summary>Calls of checkouts' grains. All may be made again after a lost reply: each wish has a name.</summary>
public sealed class CheckoutCalls(IGrainFactory grains, GrainCalls calls)
{
    // Whoever is refused so often under one key has a program that doesn't read the answers.
    private const int TriesMax = 10;

    /// <summary>A checkout; null where it isn't the shopper's, or never was.</summary>
    public async Task<CheckoutView?> ReadAsync(CheckoutId id, ShopperId shopper)
    {
        var checkout = await calls.RepeatableAsync(Checkout(id), static checkout => checkout.Read());
        return checkout is not null && shopper.IsOrWas(checkout.Owner) ? checkout : null;
    }

    /// <summary>Begins the checkout that the operation names, and pays it in the same call.</summary>
    public Task<CheckoutResult> BuyAsync(OperationId operation, BeginCheckout command, PayCheckout payment) =>
        TryAsync(operation, command.Cart, (command, payment), static (checkout, call) => checkout.Buy(call.command, call.payment));

    /// <summary>
    /// Begins the checkout that the operation names: the same one for each repeat. One that was refused before it held anything
    /// is over, but the wish isn't: the next try under its name is another checkout, whose id follows from the name, too.
    /// </summary>
    public Task<CheckoutResult> BeginAsync(OperationId operation, BeginCheckout command) =>
        TryAsync(operation, command.Cart, command, static (checkout, call) => checkout.Begin(call));

    /// <summary>Pays one.</summary>
    public Task<CheckoutResult> PayAsync(CheckoutId id, PayCheckout command) =>
        calls.RepeatableAsync((Checkout(id), command), static call => call.Item1.Pay(call.command));

    /// <summary>Gives one up.</summary>
    public Task<CheckoutResult> ReleaseAsync(CheckoutId id, ShopperId shopper) =>
        calls.RepeatableAsync((Checkout(id), shopper), static call => call.Item1.Release(call.shopper));

    private async Task<CheckoutResult> TryAsync<TCall>(
        OperationId operation, CartId cart, TCall call, Func<ICheckoutGrain, TCall, Task<CheckoutResult>> ask)
    {
        for (var attempt = 1; ; attempt++)
        {
            var name = attempt == 1 ? operation : OperationId.Of($"{operation.Value:N} {attempt}");
            var result = await calls.RepeatableAsync(
                (Checkout: Checkout(CheckoutId.Of(name, cart)), Call: call, Ask: ask), static one => one.Ask(one.Checkout, one.Call));
            if (attempt == TriesMax || result is not { IsRepeat: true, Checkout: { Status: CheckoutStatus.Released, ExpiresAt: null } })
            {
                return result;
            }
        }
    }

    private ICheckoutGrain Checkout(CheckoutId id) => grains.GetGrain<ICheckoutGrain>(id.Value);
}
