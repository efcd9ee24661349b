using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Shop.Customers;
using Shop.Invariants;
using Shop.Inventory;
using Shop.Runtime.Testing;
using Shop.Silo.Tests.Checkout;
using Shop.WaitingRooms;

namespace Shop.Silo.Tests.WaitingRooms;

/// <summary>Waiting rooms, from the grain to the database's own view; two silos that both own every room.</summary>
public sealed class WaitingRoomGrainTests(CheckoutShop shop) : IClassFixture<CheckoutShop>, IAsyncLifetime
{
    private const string Tickets = "SELECT number || ' ' || place FROM shop.waiting_room_tickets WHERE room_id = $1 AND place IS NOT NULL ORDER BY place";

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Books.ShouldHoldAsync(shop.Database);

    [Fact]
    public async Task whoever_comes_through_whichever_silo_has_one_number_and_nobody_has_the_same()
    {
        var id = await OpenAsync(pieces: 1, startsAt: Tomorrow);
        var guests = Enumerable.Range(0, 500).Select(_ => Rooms.NewGuest()).ToList();

        var arrivals = await Task.WhenAll(guests.SelectMany(guest => new[] { Left(id).Arrive(guest), Right(id).Arrive(guest), Left(id).Arrive(guest) }));

        arrivals.ShouldAllBe(arrival => arrival.Refusal == WaitingRoomRefusal.None);
        foreach (var (told, i) in arrivals.Chunk(3).Select((told, i) => (told, i)))
        {
            told.Select(arrival => arrival.Ticket).Distinct().ShouldHaveSingleItem();
            (await Right(id).Find(guests[i])).ShouldBe(told[0].Ticket);
        }

        arrivals.Select(arrival => arrival.Ticket!.Number).Distinct().Order().ShouldBe(Enumerable.Range(1, 500));
    }

    [Fact]
    public async Task places_are_drawn_at_the_start_and_all_silos_admit_in_their_order()
    {
        var id = await OpenAsync(pieces: 100, startsAt: Tomorrow);
        await ArriveAsync(id, 30);
        (await Left(id).Read())!.Room.Draw.ShouldBeNull();

        await ChangeAsync(id, new() { Operation = OperationId.New(), Actor = "staff-1", StartsAt = DateTimeOffset.UnixEpoch });
        await ArriveAsync(id, 10);
        await Eventually.ReadAsync(() => shop.RowsAsync(Tickets, id.Value), rows => rows.Count == 40);

        var (left, right) = (await Left(id).Read(), await Eventually.ReadAsync(() => Right(id).Read(), view => view!.Room.Admitted == 40));
        left!.Room.Draw.ShouldBe(right!.Room.Draw);
        left.Room.Draw!.Count.ShouldBe(30);
        var order = new DrawOrder(left.Room.Draw);
        (await shop.RowsAsync(Tickets, id.Value)).ShouldBe(Enumerable.Range(1, 40).Select(place => $"{order.NumberAt(place)} {place}"));
    }

    [Fact]
    public async Task a_draw_is_made_once_whoever_makes_it_first()
    {
        var id = await OpenAsync(pieces: 1, startsAt: DateTimeOffset.UnixEpoch);

        var arrivals = await Task.WhenAll(Left(id).Arrive(Rooms.NewGuest()), Right(id).Arrive(Rooms.NewGuest()));

        arrivals.Select(arrival => arrival.Ticket!.Number).ShouldBe([1, 2], ignoreOrder: true);
        (await shop.RowsAsync("SELECT drawn::text FROM shop.waiting_rooms WHERE id = $1", id.Value)).ShouldHaveSingleItem();
        var seeds = await Task.WhenAll(SeedAsync(Left(id)), SeedAsync(Right(id)));
        seeds.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task a_silo_that_comes_new_knows_every_place_that_was_told()
    {
        var id = await OpenAsync(pieces: 5, startsAt: DateTimeOffset.UnixEpoch);
        var guests = await ArriveAsync(id, 20);
        var before = await Eventually.ReadAsync(() => Left(id).Read(), view => view!.Room.Admitted == 5);
        var told = await Task.WhenAll(guests.Select(guest => Left(id).Find(guest)));
        var silo = SiloProcess.Build(shop.Address, ("Silo:ClusterId", "third"));
        await silo.StartAsync();

        var room = silo.Services.GetRequiredService<IGrainFactory>().GetGrain<IWaitingRoomGrain>(id.Value);
        var found = await Task.WhenAll(guests.Select(guest => room.Find(guest)));

        found.ShouldBe(told);
        (await room.Read())!.Room.Draw.ShouldBe(before!.Room.Draw);
        await silo.StopAsync();
        await silo.DisposeAsync();
    }

    [Fact]
    public async Task admission_stops_where_stock_cannot_suffice_and_goes_on_with_what_comes_back()
    {
        var (id, sku) = await OpenRoomAsync(pieces: 3, startsAt: DateTimeOffset.UnixEpoch);
        var guests = await ArriveAsync(id, 10);

        await Eventually.ReadAsync(() => Left(id).Read(), view => view!.Room.Admitted == 3);
        var waiting = QueuePlace.Of((await Left(id).Read())!, new DrawOrder((await Left(id).Read())!.Room.Draw!), (await Left(id).Find(guests[5]))!, Now);
        await DeliverAsync(sku, 2);
        var more = await Eventually.ReadAsync(() => Left(id).Read(), view => view!.Room.Admitted == 5);

        (waiting.State, waiting.Ahead).ShouldBe((PlaceState.SoldOut, 2));
        more!.Figures.Outstanding.ShouldBe(5);
        (await Left(id).Find(guests[4]))!.Token.ShouldNotBeNull();
        (await Left(id).Find(guests[5]))!.Token.ShouldBeNull();
    }

    [Fact]
    public async Task an_admission_that_nobody_uses_runs_out_goes_to_the_next_and_its_holder_stands_at_the_end()
    {
        var id = await OpenAsync(pieces: 1, startsAt: DateTimeOffset.UnixEpoch);
        var guests = await ArriveAsync(id, 2);
        var first = await Eventually.ReadAsync(() => Left(id).Look(guests[0]), ticket => ticket!.Token is not null);

        await shop.RowsAsync("UPDATE shop.waiting_room_tickets SET expires_at = now() - interval '1 second' WHERE token = $1 RETURNING token", first!.Token!.Value.Value);
        var second = await Eventually.ReadAsync(() => Left(id).Find(guests[1]), ticket => ticket!.Token is not null);
        var again = (await Left(id).Arrive(guests[0])).Ticket;
        var afterwards = (await Right(id).Arrive(guests[0])).Ticket;

        second!.Number.ShouldBe(2);
        again.ShouldBe(new WaitingTicket(3));
        afterwards.ShouldBe(again);
    }

    [Fact]
    public async Task who_has_left_is_passed_over_keeps_the_place_and_is_the_first_once_they_are_back()
    {
        var (id, sku) = await OpenRoomAsync(pieces: 0, startsAt: DateTimeOffset.UnixEpoch);
        var guests = await ArriveAsync(id, 4);
        await LeaveAsync(id, 1, 3);

        await DeliverAsync(sku, 1);
        await Eventually.ReadAsync(() => Left(id).Look(guests[1]), ticket => ticket!.Token is not null);
        var passed = await Eventually.ReadAsync(() => Left(id).Find(guests[0]), ticket => ticket!.IsNext);
        var place = QueuePlace.Of((await Left(id).Read())!, new DrawOrder((await Left(id).Read())!.Room.Draw!), passed!, Now);
        await ComeBackAsync(id, guests[0]);
        await DeliverAsync(sku, 1);
        var back = await Eventually.ReadAsync(() => Left(id).Look(guests[0]), ticket => ticket!.Token is not null);
        await DeliverAsync(sku, 1);
        await Eventually.ReadAsync(() => Left(id).Look(guests[3]), ticket => ticket!.Token is not null);

        passed.ShouldBe(new WaitingTicket(1, IsNext: true));
        (place.State, place.Place, place.Ahead).ShouldBe((PlaceState.SoldOut, 1, 0));
        back!.Number.ShouldBe(1);
        (await shop.RowsAsync(Tickets, id.Value)).ShouldBe(["1 1", "2 2", "4 4"]);
    }

    [Fact]
    public async Task an_admission_that_nobody_asks_for_goes_back_to_the_next_and_its_holder_is_the_first_once_they_ask()
    {
        var (id, sku) = await OpenRoomAsync(pieces: 1, startsAt: DateTimeOffset.UnixEpoch);
        var guests = await ArriveAsync(id, 3);
        var first = await Eventually.ReadAsync(() => Left(id).Find(guests[0]), ticket => ticket!.Token is not null);

        await LeaveAsync(id, 1);
        await shop.RowsAsync("UPDATE shop.waiting_room_tickets SET expires_at = now() - interval '1 second' WHERE token = $1 AND untold RETURNING token", first!.Token!.Value.Value);
        await Eventually.ReadAsync(() => Left(id).Look(guests[1]), ticket => ticket!.Token is not null);
        (await Left(id).Arrive(guests[0])).Ticket.ShouldBe(new WaitingTicket(1, IsNext: true));
        await ComeBackAsync(id, guests[0]);
        await DeliverAsync(sku, 1);
        var again = await Eventually.ReadAsync(() => Left(id).Look(guests[0]), ticket => ticket!.Token is not null);

        again!.Number.ShouldBe(1);
        again.Token.ShouldNotBe(first.Token);
        (await Left(id).Look(guests[2]))!.Token.ShouldBeNull();
        (await shop.RowsAsync(Tickets, id.Value)).ShouldBe(["1 1", "2 2"]);
    }

    [Fact]
    public async Task an_admission_is_good_for_its_whole_time_from_when_its_holder_is_told_and_a_minute_before()
    {
        var id = await OpenAsync(pieces: 1, startsAt: DateTimeOffset.UnixEpoch);
        var guest = (await ArriveAsync(id, 1)).Single();

        var untold = await Eventually.ReadAsync(() => Left(id).Find(guest), ticket => ticket!.Token is not null);
        var told = await Right(id).Look(guest);

        (untold!.ExpiresAt - Now)!.Value.ShouldBeLessThanOrEqualTo(WaitingRoomLimits.ToldWithin);
        told!.Token.ShouldBe(untold.Token);
        (told.ExpiresAt - Now)!.Value.ShouldBeGreaterThan(WaitingRoomLimits.ToldWithin);
        (await Left(id).Look(guest)).ShouldBe(told);
    }

    [Fact]
    public async Task a_silo_that_takes_over_knows_who_was_passed_over_and_gives_them_their_own_place()
    {
        var (id, sku) = await OpenRoomAsync(pieces: 0, startsAt: DateTimeOffset.UnixEpoch);
        var guests = await ArriveAsync(id, 4);
        await LeaveAsync(id, 1, 2);
        await DeliverAsync(sku, 1);
        await Eventually.ReadAsync(() => Left(id).Look(guests[2]), ticket => ticket!.Token is not null);
        var silo = SiloProcess.Build(shop.Address, ("Silo:ClusterId", "fourth"));
        await silo.StartAsync();
        var room = silo.Services.GetRequiredService<IGrainFactory>().GetGrain<IWaitingRoomGrain>(id.Value);

        var found = await Task.WhenAll(guests.Select(guest => room.Find(guest)));
        await room.Look(guests[1]);
        await ComeBackAsync(id, guests[1]);
        await DeliverAsync(sku, 1);
        var back = await Eventually.ReadAsync(() => room.Look(guests[1]), ticket => ticket!.Token is not null);

        found.Select(ticket => (ticket!.Number, ticket.IsNext, ticket.Token is null)).ShouldBe([(1, true, true), (2, true, true), (3, false, false), (4, false, true)]);
        back!.Number.ShouldBe(2);
        (await shop.RowsAsync(Tickets, id.Value)).ShouldBe(["2 2", "3 3"]);
        await silo.StopAsync();
        await silo.DisposeAsync();
    }

    [Fact]
    public async Task a_paused_room_admits_nobody_and_a_closed_one_takes_nobody()
    {
        var id = await OpenAsync(pieces: 9, startsAt: Tomorrow);
        var change = new ChangeWaitingRoom { Operation = OperationId.New(), Actor = "staff-1", State = WaitingRoomState.Paused, StartsAt = DateTimeOffset.UnixEpoch };
        await ChangeAsync(id, change);
        await ArriveAsync(id, 2);
        await Eventually.ReadAsync(() => Left(id).Read(), view => view!.Room is { Tickets: 2, Draw: not null });
        (await shop.RowsAsync(Tickets, id.Value)).ShouldBeEmpty();

        (await Left(id).Change(change)).View!.Room.Revision.ShouldBe(2);
        (await Left(id).Change(change with { Operation = OperationId.New(), StartsAt = Tomorrow })).Refusal.ShouldBe(WaitingRoomRefusal.Started);
        (await Left(id).Change(new() { Operation = OperationId.New(), Actor = "staff-1", State = WaitingRoomState.Open, ExpectedRevision = 1 })).Refusal
            .ShouldBe(WaitingRoomRefusal.RevisionDiffers);
        await ChangeAsync(id, new() { Operation = OperationId.New(), Actor = "staff-1", State = WaitingRoomState.Open, ExpectedRevision = 2 });
        await Eventually.ReadAsync(() => Left(id).Read(), view => view!.Room.Admitted == 2);
        await ChangeAsync(id, new() { Operation = OperationId.New(), Actor = "staff-1", State = WaitingRoomState.Closed });

        (await Left(id).Arrive(Rooms.NewGuest())).ShouldBe(new Arrival(null, WaitingRoomRefusal.Closed));
        (await Left(id).Change(change with { Operation = OperationId.New(), StartsAt = null })).Refusal.ShouldBe(WaitingRoomRefusal.Closed);
        (await shop.RowsAsync("SELECT sku FROM shop.waiting_room_skus WHERE room_id = $1", id.Value)).ShouldBeEmpty();
        (await shop.RowsAsync("SELECT version::text FROM shop.catalog_changes WHERE subject = $1 ORDER BY version", id.Value)).ShouldBe(["1", "2", "3", "4"]);
    }

    [Fact]
    public async Task a_thing_is_guarded_by_one_room_and_a_wish_opens_one()
    {
        var sku = await shop.NewProductAsync(1);
        var command = new OpenWaitingRoom(OperationId.New(), "staff-1", new() { Name = "A sale", StartsAt = DateTimeOffset.UnixEpoch, Skus = [sku], ProofBits = 18 });
        var id = WaitingRoomId.Of(command.Operation);

        (await Left(id).Open(command)).View!.Room.Id.ShouldBe(id);
        (await Right(id).Open(command)).View!.Room.Settings.Skus.ShouldBe([sku]);
        await ChangeAsync(id, new() { Operation = OperationId.New(), Actor = "staff-1", PerShopper = 3 });
        (await Right(id).Change(new() { Operation = OperationId.New(), Actor = "staff-1", ProofBits = 20 })).View!.Room.Settings
            .ShouldSatisfyAllConditions(settings => settings.PerShopper.ShouldBe(3), settings => settings.ProofBits.ShouldBe(20));
        (await Left(id).Open(command with { Settings = command.Settings with { PerShopper = 2 } })).Refusal.ShouldBe(WaitingRoomRefusal.OperationReused);
        var other = command with { Operation = OperationId.New() };
        (await Left(WaitingRoomId.Of(other.Operation)).Open(other)).ShouldBe(new WaitingRoomResult(null, WaitingRoomRefusal.SkuTaken));
        (await Left(WaitingRoomId.Of(other.Operation)).Arrive(Rooms.NewGuest())).Refusal.ShouldBe(WaitingRoomRefusal.NoRoom);
        var foreign = other with { Settings = other.Settings with { Skus = [Sku.Parse("NOBODY-SELLS-THIS")] } };
        (await Left(WaitingRoomId.Of(other.Operation)).Open(foreign)).Refusal.ShouldBe(WaitingRoomRefusal.NoSku);
    }

    [Fact]
    public async Task a_silo_of_the_version_before_opens_and_changes_rooms_as_it_did()
    {
        var sku = await shop.NewProductAsync(1);
        var id = WaitingRoomId.Of(OperationId.New());

        var opened = await shop.RowsAsync($"""
            SELECT shop.waiting_room_open($1, gen_random_uuid(), 'staff-1', gen_random_uuid(), 'A sale', now(), ARRAY['{sku}'], 1, interval '1 minute', 9)::text
            """, id.Value);
        var changed = await shop.RowsAsync($"""
            SELECT shop.waiting_room_change($1, gen_random_uuid(), 'staff-1', gen_random_uuid(), NULL, NULL, 2, NULL, NULL, 1, '{DrawOrder.NewSeed()}')::text
            """, id.Value);

        (opened.Single(), changed.Single()).ShouldBe(("0", "0"));
        (await Left(id).Read())!.Room.Settings.ShouldSatisfyAllConditions(settings => settings.PerShopper.ShouldBe(2), settings => settings.ProofBits.ShouldBe(0));
    }

    [Fact]
    public async Task a_hundred_thousand_places_take_less_than_a_kilobyte_each()
    {
        const int Count = 100_000;
        var id = await OpenAsync(pieces: 1, startsAt: Tomorrow);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        foreach (var chunk in Enumerable.Range(0, Count).Chunk(10_000))
        {
            await Task.WhenAll(chunk.Select(_ => Left(id).Arrive(Rooms.NewGuest())));
        }

        var inMemory = (GC.GetTotalMemory(forceFullCollection: true) - before) / Count;
        var stored = int.Parse((await shop.RowsAsync($"SELECT (pg_total_relation_size('shop.waiting_room_tickets') / {Count})::text")).Single(), null);
        (await Eventually.ReadAsync(() => Left(id).Read(), view => view!.Room.Tickets == Count))!.Room.Waiting.ShouldBe(Count);
        inMemory.ShouldBeLessThan(1_024);
        stored.ShouldBeLessThan(1_024);
    }

    private static DateTimeOffset Now => DateTimeOffset.UtcNow;

    private static DateTimeOffset Tomorrow => DateTimeOffset.UtcNow.Date.AddDays(2);

    private IWaitingRoomGrain Left(WaitingRoomId id) => shop.Left.GetGrain<IWaitingRoomGrain>(id.Value);

    private IWaitingRoomGrain Right(WaitingRoomId id) => shop.Right.GetGrain<IWaitingRoomGrain>(id.Value);

    private static async Task<string> SeedAsync(IWaitingRoomGrain room) =>
        (await Eventually.ReadAsync(room.Read, view => view?.Room.Draw is not null))!.Room.Draw!.Seed;

    private async Task<WaitingRoomId> OpenAsync(int pieces, DateTimeOffset startsAt) => (await OpenRoomAsync(pieces, startsAt)).Id;

    private async Task<(WaitingRoomId Id, Sku Sku)> OpenRoomAsync(int pieces, DateTimeOffset startsAt)
    {
        var sku = await shop.NewProductAsync(pieces);
        return (await Rooms.OpenAsync(shop.Left, sku, startsAt), sku);
    }

    // One after the other, so that the first has the first number.
    private async Task<List<ShopperId>> ArriveAsync(WaitingRoomId id, int count)
    {
        var guests = Enumerable.Range(0, count).Select(_ => Rooms.NewGuest()).ToList();
        foreach (var guest in guests)
        {
            (await Left(id).Arrive(guest)).Ticket.ShouldNotBeNull();
        }

        return guests;
    }

    // As the Apis say when pages are closed; both silos have the room, and each knows for itself who is there.
    private async Task LeaveAsync(WaitingRoomId id, params int[] numbers)
    {
        await Eventually.ReadAsync(() => Right(id).Read(), view => view!.Room.Tickets >= numbers.Max());
        await Eventually.ReadAsync(() => Left(id).Read(), view => view!.Room.Tickets >= numbers.Max());
        await Left(id).Stream([], [.. numbers]);
        await Right(id).Stream([], [.. numbers]);
    }

    private async Task ComeBackAsync(WaitingRoomId id, ShopperId guest)
    {
        await Left(id).Look(guest);
        await Right(id).Look(guest);
    }

    private Task<StockChangeResult> DeliverAsync(Sku sku, int pieces) =>
        shop.Left.GetGrain<IStockGrain>(StockKey.Of(sku)).Change(new ChangeStock(OperationId.New(), pieces, true, "delivery", "staff-1"));

    private async Task ChangeAsync(WaitingRoomId id, ChangeWaitingRoom change) =>
        (await Left(id).Change(change)).Refusal.ShouldBe(WaitingRoomRefusal.None);
}
