using Orleans;
using Shop.Carts;
using Shop.Checkout;
using Shop.Customers;
using Shop.Invariants;
using Shop.Silo.Tests.Checkout;
using Shop.Silo.WaitingRooms;
using Shop.WaitingRooms;

namespace Shop.Silo.Tests.WaitingRooms;

/// <summary>Checkouts of what a waiting room guards: who begins one, and what becomes of their admission.</summary>
public sealed class AdmittedCheckoutTests(CheckoutShop shop) : IClassFixture<CheckoutShop>, IAsyncLifetime
{
    private const string Used = "SELECT coalesce(checkout_id, 'none') FROM shop.waiting_room_tickets WHERE token = $1";

    private Sku _sku;
    private WaitingRoomId _room;

    public async Task InitializeAsync()
    {
        _sku = await shop.NewProductAsync(20);
        _room = await Rooms.OpenAsync(shop.Left, _sku, change: settings => settings with { PerShopper = 2 });
        await Rooms.UntilGuardedAsync(shop.Left, _sku);
        await Rooms.UntilGuardedAsync(shop.Right, _sku);
    }

    public Task DisposeAsync() => Books.ShouldHoldAsync(shop.Database);

    [Fact]
    public async Task nobody_buys_without_having_been_admitted_and_who_was_does()
    {
        var (guest, cart) = await shop.NewCartAsync((_sku, 2));
        var refused = await BeginAsync(guest, cart, null);
        var token = await Rooms.AdmittedAsync(shop.Left, _room, guest);

        var begun = await BeginAsync(guest, cart, token);
        var paid = await Checkout(begun).Pay(CheckoutShop.Pay(guest, begun.Checkout!.Quote!.Total));

        (refused.Refusal!.Rule, refused.Refusal.Reason).ShouldBe((CheckoutRule.AdmissionRequired, _room.Value));
        refused.Refusal.Skus.ShouldBe([_sku]);
        paid.Checkout!.Status.ShouldBe(CheckoutStatus.Paid);
        (await UsedAsync(token)).ShouldBe(begun.Checkout.Id.Value);
        (await BeginAsync(guest, await CartOfAsync(guest), token)).Refusal!.Rule.ShouldBe(CheckoutRule.NotAdmitted);
    }

    [Fact]
    public async Task an_admission_is_its_holders_alone_and_good_for_its_room_and_time()
    {
        var (guest, cart) = await shop.NewCartAsync((_sku, 1));
        var (other, otherCart) = await shop.NewCartAsync((_sku, 1));
        var token = await Rooms.AdmittedAsync(shop.Left, _room, guest);
        var foreign = await Rooms.AdmittedAsync(shop.Left, await Rooms.OpenAsync(shop.Left, await shop.NewProductAsync(1)), guest);

        (await BeginAsync(other, otherCart, token)).Refusal!.Rule.ShouldBe(CheckoutRule.NotAdmitted);
        (await BeginAsync(guest, cart, AdmissionToken.New())).Refusal!.Rule.ShouldBe(CheckoutRule.NotAdmitted);
        (await BeginAsync(guest, cart, foreign)).Refusal!.Rule.ShouldBe(CheckoutRule.NotAdmitted);
        (await UsedAsync(token)).ShouldBe("none");
        await shop.RowsAsync("UPDATE shop.waiting_room_tickets SET expires_at = now() WHERE token = $1 RETURNING token", token.Value);
        (await BeginAsync(guest, cart, token)).Refusal!.Rule.ShouldBe(CheckoutRule.NotAdmitted);
    }

    [Fact]
    public async Task of_many_checkouts_at_once_through_both_silos_one_uses_it()
    {
        var (guest, first) = await shop.NewCartAsync((_sku, 1));
        var token = await Rooms.AdmittedAsync(shop.Left, _room, guest);
        var carts = new List<CartId> { first };
        for (var i = 0; i < 9; i++)
        {
            carts.Add(await CartOfAsync(guest));
        }

        var results = await Task.WhenAll(carts.Select((cart, i) => BeginAsync(guest, cart, token, i % 2 == 0 ? shop.Left : shop.Right)));

        results.Count(result => result.Refusal is null).ShouldBe(1);
        results.Where(result => result.Refusal is not null).ShouldAllBe(result => result.Refusal!.Rule == CheckoutRule.NotAdmitted);
    }

    [Fact]
    public async Task who_changes_their_mind_about_the_address_goes_on_with_it_and_who_gives_up_does_not()
    {
        var (guest, cart) = await shop.NewCartAsync((_sku, 1));
        var token = await Rooms.AdmittedAsync(shop.Left, _room, guest);
        var first = await BeginAsync(guest, cart, token);

        var second = await BeginAsync(guest, cart, token);
        var usedFor = await UsedAsync(token);
        await Checkout(second).Release(guest);

        (first.Refusal, second.Refusal).ShouldBe((null, null));
        usedFor.ShouldBe(second.Checkout!.Id.Value);
        (await BeginAsync(guest, cart, token)).Refusal!.Rule.ShouldBe(CheckoutRule.NotAdmitted);
    }

    [Fact]
    public async Task a_repeat_finds_the_checkout_and_needs_no_other_admission()
    {
        var (guest, cart) = await shop.NewCartAsync((_sku, 1));
        var token = await Rooms.AdmittedAsync(shop.Left, _room, guest);
        var id = CheckoutId.New(TimeProvider.System);
        var command = CheckoutShop.Begin(guest, cart) with { Admission = token };

        var begun = await shop.Left.GetGrain<ICheckoutGrain>(id.Value).Begin(command);
        var again = await shop.Right.GetGrain<ICheckoutGrain>(id.Value).Begin(command);

        (begun.Refusal, again.Refusal, again.IsRepeat).ShouldBe((null, null, true));
    }

    [Fact]
    public async Task what_runs_out_comes_back_once_and_goes_to_the_next_in_the_room()
    {
        var sku = await shop.NewProductAsync(1);
        var room = await Rooms.OpenAsync(shop.Left, sku);
        await Rooms.UntilGuardedAsync(shop.Left, sku);
        var (first, cart) = await shop.NewCartAsync((sku, 1));
        var next = Rooms.NewGuest();
        var begun = await BeginAsync(first, cart, await Rooms.AdmittedAsync(shop.Left, room, first));
        var grain = shop.Left.GetGrain<IWaitingRoomGrain>(room.Value);
        await grain.Arrive(next);
        var before = await grain.Find(next);

        await shop.RowsAsync("UPDATE shop.stock_holds SET expires_at = now() - interval '1 second' WHERE checkout_id = $1 RETURNING sku", begun.Checkout!.Id.Value);
        await Rooms.AdmittedAsync(shop.Left, room, next);

        before!.Token.ShouldBeNull();
        (await shop.RowsAsync("SELECT state FROM shop.stock_holds WHERE checkout_id = $1", begun.Checkout.Id.Value)).ShouldBe(["expired"]);
        (await shop.RowsAsync("SELECT on_hand || ' ' || reserved FROM shop.stock_items WHERE sku = $1", sku.Value)).ShouldBe(["1 0"]);
        await Checkout(begun).Release(first);
    }

    [Fact]
    public async Task whoever_has_begun_a_checkout_and_holds_nothing_yet_is_still_to_get_a_piece()
    {
        var sku = await shop.NewProductAsync(1);
        var room = await Rooms.OpenAsync(shop.Left, sku);
        var token = await Rooms.AdmittedAsync(shop.Left, room, Rooms.NewGuest());
        var next = Rooms.NewGuest();
        await shop.Left.GetGrain<IWaitingRoomGrain>(room.Value).Arrive(next);

        // As it is between a checkout's first row and its hold.
        var id = CheckoutId.New(TimeProvider.System).Value;
        await shop.RowsAsync("INSERT INTO shop.checkouts (id, owner, cart_id, status, version, document, admission) VALUES ($1, 'guest-1', $1, 'Quoted', 1, '{}', $2) RETURNING id", id, token.Value);
        await shop.RowsAsync("UPDATE shop.waiting_room_tickets SET used_at = now(), checkout_id = $1 WHERE token = $2 RETURNING token", id, token.Value);
        var reading = await new PostgresWaitingRoomStore(shop.Database).MeasureAsync(room, CancellationToken.None);
        await shop.RowsAsync("UPDATE shop.checkouts SET status = 'Released' WHERE id = $1 RETURNING id", id);

        (reading!.Available, reading.Outstanding, reading.Room.Admitted).ShouldBe((1, 1, 1));
        await Rooms.AdmittedAsync(shop.Left, room, next);
    }

    [Fact]
    public async Task no_more_pieces_than_one_may_have_and_nothing_is_used_up()
    {
        var (guest, cart) = await shop.NewCartAsync((_sku, 3));
        var token = await Rooms.AdmittedAsync(shop.Left, _room, guest);

        var refused = await BeginAsync(guest, cart, token);

        refused.Refusal!.Rule.ShouldBe(CheckoutRule.QuantityLimited);
        (await UsedAsync(token)).ShouldBe("none");
    }

    private static Task<CheckoutResult> BeginAsync(IGrainFactory grains, BeginCheckout command) =>
        grains.GetGrain<ICheckoutGrain>(CheckoutId.New(TimeProvider.System).Value).Begin(command);

    private Task<CheckoutResult> BeginAsync(ShopperId guest, CartId cart, AdmissionToken? token, IGrainFactory? grains = null) =>
        BeginAsync(grains ?? shop.Left, CheckoutShop.Begin(guest, cart) with { Admission = token });

    private ICheckoutGrain Checkout(CheckoutResult result) => shop.Left.GetGrain<ICheckoutGrain>(result.Checkout!.Id.Value);

    private async Task<string> UsedAsync(AdmissionToken token) => (await shop.RowsAsync(Used, token.Value)).Single();

    private async Task<CartId> CartOfAsync(ShopperId guest)
    {
        var id = CartId.New(TimeProvider.System);
        var cart = shop.Left.GetGrain<ICartGrain>(id.Value);
        await cart.Open(new OpenCart(OperationId.New()) { Shopper = guest });
        (await cart.Add(new AddItem(OperationId.New(), _sku, 1, null) { Shopper = guest })).Refusal.ShouldBeNull();
        return id;
    }
}
