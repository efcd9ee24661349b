using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Shop.Carts;
using Shop.Checkout;
using Shop.Customers;

namespace Grains.Tests.Carts;

/// <summary>What checkouts do to their cart, whichever calls come, in whatever order.</summary>
public sealed class CartCheckoutPropertyTests
{
    private static readonly Config _thorough = Config.QuickThrowOnFailure.WithMaxTest(500);

    private static readonly ShopperId _owner = ShopperId.NewGuest(TimeProvider.System);

    private static readonly CheckoutId[] _checkouts = [.. Enumerable.Range(0, 3).Select(_ => CheckoutId.New(TimeProvider.System))];

    private enum Call
    {
        Enter,
        EnterPaying,
        Lock,
        Unlock,
        Complete,
    }

    [Fact]
    public void a_locked_cart_belongs_to_one_checkout_and_no_other_gets_it() => Prop.ForAll(Calls, calls =>
    {
        var cart = New();
        return calls.All(call =>
        {
            var before = cart;
            cart = After(cart, call);
            return !before.IsLocked || call.Checkout == before.Checkout || ReferenceEquals(cart, before);
        });
    }).Check(_thorough);

    [Fact]
    public void only_a_checkout_that_is_the_carts_completes_it_and_only_once() => Prop.ForAll(Calls, calls =>
    {
        var cart = New();
        return calls.All(call =>
        {
            var before = cart;
            cart = After(cart, call);
            var isCompleted = call.Call == Call.Complete && before.Checkout == call.Checkout && !Completed(before).Contains(call.Checkout);
            return isCompleted
                ? cart.Lines.IsEmpty && cart is { Checkout: null, IsLocked: false } && ReferenceEquals(After(cart, call), cart)
                : cart.Lines == before.Lines && cart.Version == before.Version;
        });
    }).Check(_thorough);

    [Fact]
    public void a_call_that_comes_again_changes_nothing() => Prop.ForAll(Calls, calls =>
    {
        var cart = New();
        return calls.All(call =>
        {
            cart = After(cart, call);
            return ReferenceEquals(After(cart, call), cart);
        });
    }).Check(_thorough);

    [Fact]
    public void a_strangers_checkout_is_refused() =>
        CartCheckout.Enter(New(), _checkouts[0], ShopperId.NewGuest(TimeProvider.System), version: 0, isPaid: false).ShouldBeNull();

    [Fact]
    public void a_checkout_of_lines_that_have_changed_since_and_one_beside_a_payment_are_refused()
    {
        var paying = CartCheckout.Enter(New(), _checkouts[0], _owner, version: 0, isPaid: true)!;

        CartCheckout.Enter(New() with { Version = 1 }, _checkouts[0], _owner, version: 0, isPaid: true).ShouldBeNull();
        paying.IsLocked.ShouldBeTrue();
        CartCheckout.Enter(paying, _checkouts[1], _owner, version: 0, isPaid: false).ShouldBeNull();
        CartCheckout.Enter(paying, _checkouts[0], _owner, version: 0, isPaid: false).ShouldBeSameAs(paying, "only who won the checkout's next write unlocks it");
    }

    [Fact]
    public void a_cart_that_goes_to_an_account_gives_its_open_checkout_up_and_stays_while_it_is_paid()
    {
        var open = CartCheckout.Enter(New(), _checkouts[0], _owner, version: 0, isPaid: false)!;
        var close = new CloseCart(OperationId.New(), CartId.New(TimeProvider.System)) { Shopper = _owner };

        var closed = CartDecisions.Decide(open, close, DateTimeOffset.UnixEpoch);
        var refused = CartDecisions.Decide(CartCheckout.Lock(open, _checkouts[0]), close, DateTimeOffset.UnixEpoch);

        (closed.State.Became, closed.State.Checkout).ShouldBe((close.Into, null));
        refused.Refusal!.Rule.ShouldBe(CartRule.Locked);
    }

    private static ImmutableArray<CheckoutId> Completed(CartState cart) => cart.Completed.IsDefault ? [] : cart.Completed;

    private static CartState New() => new() { Owner = _owner, Lines = [new StoredLine { Sku = Sku.Parse("THING-1"), Quantity = 2 }] };

    private static CartState After(CartState cart, (Call Call, CheckoutId Checkout) call) => call.Call switch
    {
        Call.Enter => CartCheckout.Enter(cart, call.Checkout, _owner, cart.Version, isPaid: false) ?? cart,
        Call.EnterPaying => CartCheckout.Enter(cart, call.Checkout, _owner, cart.Version, isPaid: true) ?? cart,
        Call.Lock => CartCheckout.Lock(cart, call.Checkout),
        Call.Unlock => CartCheckout.Unlock(cart, call.Checkout),
        _ => CartCheckout.Complete(cart, call.Checkout),
    };

    private static Arbitrary<(Call Call, CheckoutId Checkout)[]> Calls => (
        from call in Gen.Elements(Enum.GetValues<Call>())
        from checkout in Gen.Elements(_checkouts)
        select (call, checkout)).ArrayOf().ToArbitrary();
}
