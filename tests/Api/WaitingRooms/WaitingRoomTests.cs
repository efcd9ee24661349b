using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shop.Api.Tests.Carts;
using Shop.Api.Tests.Checkout;
using Shop.Api.Tests.Customers;
using Shop.Api.Tests.Live;
using Shop.Api.Tests.Sessions;
using Shop.Api.Tests.Staff;
using Shop.Api.WaitingRooms;
using Shop.Api.WaitingRooms.Proofs;
using Shop.Customers;
using Shop.Inventory;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.WaitingRooms;

/// <summary>A sale's waiting room over HTTP, from staff who open it to the shopper who pays.</summary>
public sealed class WaitingRoomTests : IAsyncLifetime
{
    private const string StaffPath = "/api/v1/admin/waiting-rooms";
    private const string Path = "/api/v1/waiting-rooms";

    private ShopClient _staff = null!;
    private string _sku = "";

    public async Task InitializeAsync()
    {
        _staff = await StaffMembers.SignedInAsync(StaffRoles.Catalog);
        _sku = CartItemTests.SkuOf(await CartItemTests.StockedAsync(2));
    }

    public Task DisposeAsync()
    {
        _staff.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task who_was_admitted_buys_and_everybody_else_is_told_to_wait()
    {
        var room = await OpenAsync(DateTimeOffset.UtcNow.AddDays(1));
        var (guest, cart) = await CheckoutRequests.GuestOfAsync(_sku);
        using var shopper = guest;
        var early = await PlaceAsync(guest, room);
        await Eventually.ReadAsync(() => RefusalOfAsync(guest, cart, null), code => code == "admission_required");

        await ChangeAsync(room, new { startsAt = DateTimeOffset.UtcNow.AddMinutes(-1) });
        var admitted = await Eventually.ReadAsync(() => PlaceAsync(guest, room), place => place.Text("status") == "admitted" && place.TryGetProperty("admissionToken", out _));
        using var stranger = await ShopClient.GuestAsync();
        var others = await RefusalOfAsync(stranger, await CartOfAsync(stranger), admitted.Text("admissionToken"));
        using var bought = await guest.CheckOutAsync(Body(cart, admitted.Text("admissionToken")));

        (early.Text("status"), early.GetProperty("number").GetInt32()).ShouldBe(("before_start", 1));
        early.TryGetProperty("place", out _).ShouldBeFalse();
        admitted.GetProperty("place").GetInt32().ShouldBe(1);
        others.ShouldBe("not_admitted");
        bought.StatusCode.ShouldBe(HttpStatusCode.Created, await bought.Content.ReadAsStringAsync());
        (await PlaceAsync(guest, room)).Text("status").ShouldBe("used");
        await CloseAsync(room);
    }

    [Fact]
    public async Task a_room_is_everybodys_to_see_and_a_place_is_its_owners()
    {
        var room = await OpenAsync(DateTimeOffset.UtcNow.AddDays(1), perShopper: 2);
        using var guest = await ShopClient.GuestAsync();
        using var stranger = new ShopClient((await ShopServer.Shared).NewClient());

        using var read = await stranger.GetAsync($"{Path}/{room}");
        using var unasked = await guest.GetAsync($"{Path}/{room}/places/current");
        using var unknown = await guest.PostAsync($"{Path}/room-{Guid.NewGuid():N}/places", new { });
        using var closed = await stranger.PostAsync($"{Path}/{room}/places", new { });
        var listed = await Eventually.ReadAsync(
            async () =>
            {
                using var list = await stranger.GetAsync($"{Path}?sku={_sku}");
                return (await list.JsonAsync()).GetProperty("items").EnumerateArray().ToList();
            },
            items => items.Count == 1);

        var answer = await read.JsonAsync();
        (answer.Text("status"), answer.GetProperty("perShopper").GetInt32(), answer.GetProperty("waiting").GetInt32()).ShouldBe(("open", 2, 0));
        read.Headers.CacheControl!.Public.ShouldBeTrue();
        (unasked.StatusCode, unknown.StatusCode, closed.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Unauthorized));
        listed[0].Text("id").ShouldBe(room);
        await CloseAsync(room);
    }

    [Fact]
    public async Task a_guest_who_signs_in_keeps_the_place()
    {
        var room = await OpenAsync(DateTimeOffset.UtcNow.AddDays(1));
        var email = Accounts.NewEmail();
        (await Accounts.RegisterAsync(email)).Dispose();
        using var guest = await ShopClient.GuestAsync();
        (await PlaceAsync(guest, room)).GetProperty("number").GetInt32().ShouldBe(1);

        await guest.BeginAsync(new { email, password = Accounts.Password });

        using var kept = await guest.GetAsync($"{Path}/{room}/places/current");
        (await kept.JsonAsync()).GetProperty("number").GetInt32().ShouldBe(1);
        await CloseAsync(room);
    }

    [Fact]
    public async Task a_stream_tells_ones_place_and_never_what_admits_one()
    {
        var room = await OpenAsync(DateTimeOffset.UtcNow.AddDays(1));
        using var guest = await ShopClient.GuestAsync();
        await PlaceAsync(guest, room);
        await using var live = await LiveReader.OpenAsync(guest, $"waiting-room:{room}");
        var first = (await live.NextAsync())!.Value.Data;

        await ChangeAsync(room, new { startsAt = DateTimeOffset.UtcNow.AddMinutes(-1) });
        var told = first;
        while (told.GetProperty("place").Text("status") != "admitted")
        {
            told = (await live.NextAsync())!.Value.Data;
        }

        first.Text("topic").ShouldBe($"waiting-room:{room}");
        first.GetProperty("place").Text("status").ShouldBe("before_start");
        told.GetRawText().ShouldNotContain("admission-");
        told.GetProperty("room").GetProperty("admitted").GetInt32().ShouldBe(1);
        await CloseAsync(room);
    }

    [Fact]
    public async Task who_closes_the_page_is_passed_over_keeps_the_place_and_is_let_in_first_when_they_are_back()
    {
        var shop = await ShopServer.Shared;
        var room = await OpenAsync(DateTimeOffset.UtcNow.AddMinutes(-1));
        await ChangeAsync(room, new { status = "paused" });
        using var first = await ShopClient.GuestAsync();
        using var second = await ShopClient.GuestAsync();
        using var third = await ShopClient.GuestAsync();
        foreach (var (shopper, number) in new[] { (first, 1), (second, 2), (third, 3) })
        {
            (await PlaceAsync(shopper, room)).GetProperty("place").GetInt32().ShouldBe(number);
        }

        await using (var page = await LiveReader.OpenAsync(first, $"waiting-room:{room}"))
        {
            (await page.NextAsync())!.Value.Data.GetProperty("place").GetProperty("number").GetInt32().ShouldBe(1);
        }

        var streamed = shop.Api.Services.GetRequiredService<StreamedPlaces>();
        await Eventually.ReadAsync(() => Task.FromResult(streamed.All().Any(one => one.Room.Value == room)), isUntold => !isUntold);
        await ChangeAsync(room, new { status = "open" });
        await AdmittedAsync(second, room);
        await AdmittedAsync(third, room);

        var passedOver = await PlaceAsync(first, room);
        await shop.Grains.GetGrain<IStockGrain>(StockKey.Of(Sku.Parse(_sku))).Change(new ChangeStock(OperationId.New(), 1, true, "delivery", "staff-1"));
        var back = await AdmittedAsync(first, room);

        (passedOver.Text("status"), passedOver.GetProperty("place").GetInt32(), passedOver.GetProperty("ahead").GetInt32()).ShouldBe(("sold_out", 1, 0));
        back.GetProperty("place").GetInt32().ShouldBe(1);
        await CloseAsync(room);
    }

    [Fact]
    public async Task more_pieces_than_one_may_have_are_refused_by_name()
    {
        var room = await OpenAsync(DateTimeOffset.UtcNow.AddMinutes(-1));
        var (guest, cart) = await CheckoutRequests.GuestOfAsync(_sku, 2);
        using var shopper = guest;
        await PlaceAsync(guest, room);
        var admitted = await Eventually.ReadAsync(() => PlaceAsync(guest, room), place => place.TryGetProperty("admissionToken", out _));
        await Eventually.ReadAsync(() => RefusalOfAsync(guest, cart, null), code => code == "admission_required");

        using var refused = await guest.CheckOutAsync(Body(cart, admitted.Text("admissionToken")));

        var problem = await refused.JsonAsync();
        problem.Text("code").ShouldBe("quantity_limited");
        problem.GetProperty("lines")[0].Text("sku").ShouldBe(_sku);
        using var nonsense = await guest.CheckOutAsync(Body(cart, "let me in"));
        (await nonsense.JsonAsync()).GetProperty("errors").TryGetProperty("/admissionToken", out _).ShouldBeTrue();
        await CloseAsync(room);
    }

    [Fact]
    public async Task where_a_place_costs_work_it_is_given_for_work_done_once_by_its_own_shopper()
    {
        var room = await OpenAsync(DateTimeOffset.UtcNow.AddDays(1));
        await ChangeAsync(room, new { proofBits = 6 });
        using var guest = await ShopClient.GuestAsync();
        using var stranger = await ShopClient.GuestAsync();

        using var unworked = await guest.PostAsync($"{Path}/{room}/places", new { });
        using var asked = await guest.PostAsync($"{Path}/{room}/challenges", new { });
        var challenge = await asked.JsonAsync();
        var (text, bits) = (challenge.Text("challenge"), challenge.GetProperty("bits").GetInt32());
        var number = Enumerable.Range(0, int.MaxValue).First(number => WorkProof.Solves(text, number, bits));
        var wrong = Enumerable.Range(0, int.MaxValue).First(number => !WorkProof.Solves(text, number, bits));
        using var unsolved = await guest.PostAsync($"{Path}/{room}/places", Proof(text, wrong));
        using var stolen = await stranger.PostAsync($"{Path}/{room}/places", Proof(text, number));
        using var taken = await guest.PostAsync($"{Path}/{room}/places", Proof(text, number));
        using var nonsense = await guest.PostAsync($"{Path}/{room}/places", Proof(text, -1));
        using var read = await stranger.GetAsync($"{Path}/{room}");

        (await unworked.ShouldBeProblemAsync(403)).ShouldBe("proof_required");
        bits.ShouldBe(6);
        (await unsolved.ShouldBeProblemAsync(403)).ShouldBe("proof_wrong");
        (await stolen.ShouldBeProblemAsync(403)).ShouldBe("proof_expired");
        (await taken.JsonAsync()).GetProperty("number").GetInt32().ShouldBe(1);
        (await PlaceAsync(guest, room)).GetProperty("number").GetInt32().ShouldBe(1, "who has a place isn't asked again");
        (await nonsense.JsonAsync()).GetProperty("errors").TryGetProperty("/proof/number", out _).ShouldBeTrue();
        (await read.JsonAsync()).GetProperty("proofBits").GetInt32().ShouldBe(6);
        await CloseAsync(room);
    }

    [Fact]
    public async Task staff_open_change_and_close_rooms_and_what_is_wrong_is_named()
    {
        using var orders = await StaffMembers.SignedInAsync(StaffRoles.Orders);
        var room = await OpenAsync(DateTimeOffset.UtcNow.AddDays(1));

        using var forbidden = await orders.GetAsync($"{StaffPath}/{room}");
        using var second = await _staff.PostAsync(StaffPath, Wish(DateTimeOffset.UtcNow));
        using var wrong = await _staff.PostAsync(StaffPath, new { name = "", startsAt = DateTimeOffset.UtcNow, skus = new[] { _sku, _sku }, perShopper = 0, proofBits = 23 });
        using var read = await _staff.GetAsync($"{StaffPath}/{room}");
        using var stale = await _staff.SendAsync(HttpMethod.Patch, $"{StaffPath}/{room}", new { status = "paused" }, ("If-Match", "\"7\""));
        using var paused = await _staff.SendAsync(HttpMethod.Patch, $"{StaffPath}/{room}", new { status = "paused" }, ("If-Match", read.Headers.ETag!.Tag));
        using var audit = await _staff.GetAsync($"/api/v1/admin/audit?subject={room}");
        await CloseAsync(room);
        using var closed = await _staff.SendAsync(HttpMethod.Patch, $"{StaffPath}/{room}", new { status = "open" });
        using var list = await _staff.GetAsync($"{StaffPath}?limit=1");

        forbidden.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await second.ShouldBeProblemAsync(409)).ShouldBe("sku_guarded");
        var errors = (await wrong.JsonAsync()).GetProperty("errors");
        errors.EnumerateObject().Select(error => error.Name).ShouldBe(["/name", "/perShopper", "/proofBits", "/skus"], ignoreOrder: true);
        (await stale.ShouldBeProblemAsync(412)).ShouldBe("precondition_failed");
        (await paused.JsonAsync()).Text("status").ShouldBe("paused");
        (await audit.JsonAsync()).GetProperty("items").EnumerateArray().Select(item => item.Text("kind")).ShouldBe(["waiting_room", "waiting_room"]);
        (await closed.ShouldBeProblemAsync(409)).ShouldBe("waiting_room_closed");
        (await list.JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    private static object Proof(string challenge, int number) => new { proof = new { challenge, number } };

    private static object Body(string cart, string? token) => new
    {
        cartId = cart,
        email = "ada@example.com",
        shippingAddress = CheckoutRequests.Address,
        shippingMethod = "standard",
        admissionToken = token,
    };

    private static async Task<string?> RefusalOfAsync(ShopClient shopper, string cart, string? token)
    {
        using var answer = await shopper.CheckOutAsync(Body(cart, token));
        var body = await answer.JsonAsync();
        if (answer.IsSuccessStatusCode)
        {
            (await shopper.DeleteAsync($"{CheckoutRequests.Path}/{body.Text("id")}")).Dispose();
            return null;
        }

        return body.Text("code");
    }

    private static async Task<JsonElement> PlaceAsync(ShopClient shopper, string room)
    {
        using var answer = await shopper.SendAsync(HttpMethod.Post, $"{Path}/{room}/places");
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    private static Task<JsonElement> AdmittedAsync(ShopClient shopper, string room) =>
        Eventually.ReadAsync(() => PlaceAsync(shopper, room), place => place.TryGetProperty("admissionToken", out _));

    private async Task<string> CartOfAsync(ShopClient shopper)
    {
        var cart = await shopper.NewCartAsync();
        (await shopper.AddAsync(cart, _sku, 1)).EnsureSuccessStatusCode().Dispose();
        return cart;
    }

    private object Wish(DateTimeOffset startsAt, int perShopper = 1) => new { name = "Sneakers", startsAt, skus = new[] { _sku }, perShopper };

    private async Task<string> OpenAsync(DateTimeOffset startsAt, int perShopper = 1)
    {
        using var answer = await _staff.PostAsync(StaffPath, Wish(startsAt, perShopper));
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        return (await answer.JsonAsync()).Text("id");
    }

    private async Task ChangeAsync(string room, object change)
    {
        using var answer = await _staff.SendAsync(HttpMethod.Patch, $"{StaffPath}/{room}", change);
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
    }

    private Task CloseAsync(string room) => ChangeAsync(room, new { status = "closed" });
}
