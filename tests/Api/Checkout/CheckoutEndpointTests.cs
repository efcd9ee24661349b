using System.Net;
using Shop.Api.Tests.Carts;
using Shop.Api.Tests.Catalog;
using Shop.Api.Tests.Sessions;

namespace Shop.Api.Tests.Checkout;

public sealed class CheckoutEndpointTests
{
    [Fact]
    public async Task without_a_payment_the_total_is_fixed_and_the_lines_are_held()
    {
        var (guest, cart, sku) = await CheckoutRequests.ReadyGuestAsync(quantity: 2);

        using var answer = await guest.CheckOutAsync(CheckoutRequests.Body(cart));
        var opened = await answer.JsonAsync();
        using var read = await guest.GetAsync(answer.Headers.Location!.ToString());

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Headers.Location!.ToString().ShouldBe($"{CheckoutRequests.Path}/{opened.Text("id")}");
        (opened.Text("status"), opened.Text("cartId"), opened.Text("shippingMethod")).ShouldBe(("open", cart, "standard"));
        opened.GetProperty("expiresAt").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(5));
        (opened.Amount("subtotal"), opened.Amount("shipping"), opened.Amount("tax"), opened.Amount("total")).ShouldBe(("39.98", "6.99", "2.90", "49.87"));
        var line = opened.GetProperty("lines")[0];
        (line.Text("sku"), line.GetProperty("quantity").GetInt32(), line.Amount("unitPrice")).ShouldBe((sku, 2, "19.99"));
        opened.TryGetProperty("orderId", out _).ShouldBeFalse();
        (await Ledgers.RowsAsync(Ledgers.Stock, sku)).ShouldBe(["10 2"]);
        (await read.Content.ReadAsStringAsync()).ShouldBe(await answer.Content.ReadAsStringAsync());
        read.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task with_a_payment_and_the_total_that_the_cart_shows_there_is_an_order()
    {
        var (guest, cart, sku) = await CheckoutRequests.ReadyGuestAsync();
        using var shown = await guest.GetAsync($"/api/v1/carts/{cart}?country=US&region=CA&shippingMethod=standard");
        var total = (await shown.JsonAsync()).GetProperty("total");

        using var answer = await guest.CheckOutAsync(CheckoutRequests.Body(cart, CheckoutRequests.Payment(), total));
        var paid = await answer.JsonAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        paid.Text("status").ShouldBe("paid");
        paid.Text("orderId").ShouldStartWith("order-");
        paid.Text("orderNumber").Length.ShouldBe(14);
        paid.TryGetProperty("expiresAt", out _).ShouldBeFalse();
        (await Ledgers.RowsAsync(Ledgers.OrdersOfCheckout, paid.Text("id"))).ShouldBe([paid.Text("orderId")]);
        await Ledgers.UntilAsync(["9 0"], Ledgers.Stock, sku);
    }

    [Fact]
    public async Task an_open_checkout_is_paid_later()
    {
        var (guest, cart, sku) = await CheckoutRequests.ReadyGuestAsync();
        var opened = await guest.OpenCheckoutAsync(cart);

        using var answer = await guest.PayAsync(opened);
        using var another = await guest.PayAsync(opened);
        using var released = await guest.DeleteAsync($"{CheckoutRequests.Path}/{opened.Text("id")}");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var order = (await answer.JsonAsync()).Text("orderId");
        (await another.ShouldBeProblemAsync(409)).ShouldBe("already_paid");
        (await another.JsonAsync()).Text("orderId").ShouldBe(order);
        (await released.ShouldBeProblemAsync(409)).ShouldBe("already_paid");
        (await guest.ReadCheckoutAsync(opened.Text("id"))).Text("orderId").ShouldBe(order);
        await Ledgers.UntilAsync(["9 0"], Ledgers.Stock, sku);
        var minor = opened.Amount("total").Replace(".", "", StringComparison.Ordinal);
        await Ledgers.UntilAsync([$"authorised {minor}", $"captured {minor}"], Ledgers.Charges, opened.Text("id"));
    }

    [Fact]
    public async Task given_up_it_holds_nothing_and_can_not_be_paid()
    {
        var (guest, cart, sku) = await CheckoutRequests.ReadyGuestAsync(quantity: 3);
        var opened = await guest.OpenCheckoutAsync(cart);

        using var released = await guest.DeleteAsync($"{CheckoutRequests.Path}/{opened.Text("id")}");
        using var again = await guest.DeleteAsync($"{CheckoutRequests.Path}/{opened.Text("id")}");
        using var paid = await guest.PayAsync(opened);

        (released.StatusCode, again.StatusCode).ShouldBe((HttpStatusCode.NoContent, HttpStatusCode.NoContent));
        (await Ledgers.RowsAsync(Ledgers.Stock, sku)).ShouldBe(["10 0"]);
        (await paid.ShouldBeProblemAsync(409)).ShouldBe("checkout_ended");
        (await paid.JsonAsync()).Text("reason").ShouldBe("released");
        (await guest.ReadCheckoutAsync(opened.Text("id"))).Text("status").ShouldBe("released");
    }

    [Fact]
    public async Task a_reader_who_has_it_gets_304()
    {
        var (guest, cart, _) = await CheckoutRequests.ReadyGuestAsync();
        var opened = await guest.OpenCheckoutAsync(cart);
        using var read = await guest.GetAsync($"{CheckoutRequests.Path}/{opened.Text("id")}");

        using var same = await guest.SendAsync(HttpMethod.Get, $"{CheckoutRequests.Path}/{opened.Text("id")}", null, ("If-None-Match", read.Headers.ETag!.ToString()));
        (await guest.PayAsync(opened)).Dispose();
        using var changed = await guest.SendAsync(HttpMethod.Get, $"{CheckoutRequests.Path}/{opened.Text("id")}", null, ("If-None-Match", read.Headers.ETag!.ToString()));

        (same.StatusCode, changed.StatusCode).ShouldBe((HttpStatusCode.NotModified, HttpStatusCode.OK));
    }

    [Fact]
    public async Task anothers_checkout_and_anothers_cart_are_404()
    {
        var (guest, cart, _) = await CheckoutRequests.ReadyGuestAsync();
        var opened = await guest.OpenCheckoutAsync(cart);
        using var other = await ShopClient.GuestAsync();

        using var read = await other.GetAsync($"{CheckoutRequests.Path}/{opened.Text("id")}");
        using var paid = await other.PayAsync(opened);
        using var released = await other.DeleteAsync($"{CheckoutRequests.Path}/{opened.Text("id")}");
        using var begun = await other.CheckOutAsync(CheckoutRequests.Body(cart));
        using var unknown = await other.CheckOutAsync(CheckoutRequests.Body("no-cart-at-all"));

        foreach (var answer in new[] { read, paid, released, begun, unknown })
        {
            (await answer.ShouldBeProblemAsync(404)).ShouldBe("not_found");
        }

        (await guest.ReadCheckoutAsync(opened.Text("id"))).Text("status").ShouldBe("open");
    }

    [Fact]
    public async Task every_mistake_is_named_by_its_member()
    {
        using var guest = await ShopClient.GuestAsync();

        using var nothing = await guest.CheckOutAsync(new { });
        using var inside = await guest.CheckOutAsync(new
        {
            cartId = "cart-1",
            email = "not an address",
            shippingAddress = new { name = "", line1 = "1 Main Street", city = "Springfield", postalCode = new string('1', 17), country = "usa" },
            shippingMethod = "standard",
            payment = new { provider = "test", card = "", expiry = "12/40", cvc = "12345", returnUrl = "javascript:alert(1)" },
        });
        using var payment = await guest.SendAsync(HttpMethod.Post, $"{CheckoutRequests.Path}/checkout-{Guid.NewGuid():N}/payment", new { }, CheckoutRequests.Key());

        (await ErrorsAsync(nothing)).ShouldBe(["/cartId", "/email", "/shippingAddress", "/shippingMethod"]);
        (await ErrorsAsync(inside)).ShouldBe(
        [
            "/email", "/expectedTotal", "/payment/card", "/payment/cvc", "/payment/returnUrl",
            "/shippingAddress/country", "/shippingAddress/name", "/shippingAddress/postalCode",
        ]);
        (await ErrorsAsync(payment)).ShouldBe(["/expectedTotal", "/payment"]);
    }

    [Fact]
    public async Task an_empty_cart_and_a_way_that_does_not_exist_are_refused()
    {
        using var guest = await ShopClient.GuestAsync();
        var empty = await guest.NewCartAsync();
        var (buyer, cart, sku) = await CheckoutRequests.ReadyGuestAsync();

        using var nothing = await guest.CheckOutAsync(CheckoutRequests.Body(empty));
        using var teleport = await buyer.CheckOutAsync(CheckoutRequests.Body(cart, shippingMethod: "teleport"));

        (await nothing.ShouldBeProblemAsync(409)).ShouldBe("empty_cart");
        (await teleport.ShouldBeProblemAsync(409)).ShouldBe("shipping_unavailable");
        (await Ledgers.RowsAsync(Ledgers.Stock, sku)).ShouldBe(["10 0"]);
    }

    [Fact]
    public async Task lines_that_can_not_be_had_are_named_and_nothing_is_held()
    {
        var (guest, cart, there) = await CheckoutRequests.ReadyGuestAsync();
        var few = CartItemTests.SkuOf(await CartItemTests.StockedAsync(1));
        (await guest.AddAsync(cart, few, 2)).Dispose();

        using var refused = await guest.CheckOutAsync(CheckoutRequests.Body(cart));

        (await refused.ShouldBeProblemAsync(409)).ShouldBe("out_of_stock");
        var line = (await refused.JsonAsync()).GetProperty("lines").EnumerateArray().ShouldHaveSingleItem();
        (line.Text("sku"), line.GetProperty("quantity").GetInt32()).ShouldBe((few, 2));
        (await Ledgers.RowsAsync(Ledgers.Stock, there)).ShouldBe(["10 0"]);
    }

    [Fact]
    public async Task a_refused_wish_may_come_again_under_its_key()
    {
        var (guest, cart, sku) = await CheckoutRequests.ReadyGuestAsync(pieces: 1, quantity: 2);
        var (body, key) = (CheckoutRequests.Body(cart), Guid.NewGuid().ToString());
        using var refused = await guest.CheckOutAsync(body, key);
        using var still = await guest.CheckOutAsync(body, key);
        (await guest.SendAsync(HttpMethod.Patch, $"/api/v1/carts/{cart}/items/{sku}", new { quantity = 1 })).Dispose();

        using var opened = await guest.CheckOutAsync(body, key);
        using var again = await guest.CheckOutAsync(body, key);

        (await refused.ShouldBeProblemAsync(409)).ShouldBe("out_of_stock");
        (await still.ShouldBeProblemAsync(409)).ShouldBe("out_of_stock");
        opened.StatusCode.ShouldBe(HttpStatusCode.Created, await opened.Content.ReadAsStringAsync());
        (await again.JsonAsync()).Text("id").ShouldBe((await opened.JsonAsync()).Text("id"));
        (await Ledgers.RowsAsync(Ledgers.Stock, sku)).ShouldBe(["1 1"]);
    }

    [Fact]
    public async Task another_total_than_the_expected_one_is_not_charged_and_the_new_one_is_told()
    {
        var (guest, cart, _) = await CheckoutRequests.ReadyGuestAsync();
        var key = Guid.NewGuid().ToString();
        var body = CheckoutRequests.Body(cart, CheckoutRequests.Payment(), System.Text.Json.JsonSerializer.SerializeToElement(new { amount = "1.00", currency = "USD" }));

        using var refused = await guest.CheckOutAsync(body, key);
        var problem = await refused.JsonAsync();
        using var confirmed = await guest.CheckOutAsync(CheckoutRequests.Body(cart, CheckoutRequests.Payment(), problem.GetProperty("total")), key);
        var paid = await confirmed.JsonAsync();

        (await refused.ShouldBeProblemAsync(409)).ShouldBe("price_changed");
        confirmed.StatusCode.ShouldBe(HttpStatusCode.Created, await confirmed.Content.ReadAsStringAsync());
        (paid.Text("status"), paid.Text("id")).ShouldBe(("paid", problem.Text("checkoutId")));
        (await Ledgers.RowsAsync(Ledgers.Charges, paid.Text("id")))[0].ShouldBe($"authorised {paid.Amount("total").Replace(".", "", StringComparison.Ordinal)}");
    }

    [Fact]
    public async Task fault_15_the_quoted_price_holds_while_the_shop_asks_another_from_everybody_else()
    {
        var shop = await ShopServer.Shared;
        var product = await CartItemTests.StockedAsync();
        var sku = CartItemTests.SkuOf(product);
        var (guest, cart) = await CheckoutRequests.GuestOfAsync(sku);
        var opened = await guest.OpenCheckoutAsync(cart);
        var dearer = product.Variants[0] with { Price = product.Variants[0].Price with { MinorUnits = 2_999 } };
        await Products.PutAsync(shop, product with { Variants = [dearer, .. product.Variants.Skip(1)] });
        var (other, otherCart) = await CheckoutRequests.GuestOfAsync(sku);

        using var paid = await guest.PayAsync(opened);
        using var changed = await other.CheckOutAsync(CheckoutRequests.Body(otherCart, CheckoutRequests.Payment(), opened.GetProperty("total")));

        (await paid.JsonAsync()).Amount("subtotal").ShouldBe("19.99");
        (await Ledgers.RowsAsync("SELECT unit_price::text FROM shop.order_lines WHERE sku = $1", sku)).ShouldBe(["1999"]);
        (await changed.ShouldBeProblemAsync(409)).ShouldBe("price_changed");
        (await changed.JsonAsync()).Amount("total").ShouldBe("38.65");
    }

    [Fact]
    public async Task an_edit_of_the_cart_supersedes_the_checkout_and_gives_its_stock_back()
    {
        var (guest, cart, sku) = await CheckoutRequests.ReadyGuestAsync();
        var opened = await guest.OpenCheckoutAsync(cart);

        (await guest.AddAsync(cart, sku, 1)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var paid = await guest.PayAsync(opened);

        (await paid.ShouldBeProblemAsync(409)).ShouldBe("checkout_ended");
        (await paid.JsonAsync()).Text("reason").ShouldBe("superseded");
        await Ledgers.UntilAsync(["10 0"], Ledgers.Stock, sku);
        (await Ledgers.RowsAsync(Ledgers.Charges, opened.Text("id"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task another_checkout_of_the_cart_supersedes_an_open_one()
    {
        var (guest, cart, sku) = await CheckoutRequests.ReadyGuestAsync(quantity: 6);
        var first = await guest.OpenCheckoutAsync(cart);

        var second = await guest.OpenCheckoutAsync(cart);

        (await guest.ReadCheckoutAsync(first.Text("id"))).Text("status").ShouldBe("released");
        (await guest.PayAsync(second)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Ledgers.UntilAsync(["4 0"], Ledgers.Stock, sku);
    }

    [Fact]
    public async Task without_a_key_nothing_is_done_and_with_a_used_one_nothing_else()
    {
        var (guest, cart, _) = await CheckoutRequests.ReadyGuestAsync();
        var key = Guid.NewGuid().ToString();
        using var without = await guest.PostAsync(CheckoutRequests.Path, CheckoutRequests.Body(cart));
        using var first = await guest.CheckOutAsync(CheckoutRequests.Body(cart), key);
        using var again = await guest.CheckOutAsync(CheckoutRequests.Body(cart), key);
        using var other = await guest.CheckOutAsync(CheckoutRequests.Body(cart, email: "eve@example.com"), key);
        using var payment = await guest.PayAsync(await first.JsonAsync(), key: key);

        (await without.ShouldBeProblemAsync(400)).ShouldBe("idempotency_key_required");
        again.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        (await other.ShouldBeProblemAsync(422)).ShouldBe("idempotency_key_reused");
        (await payment.ShouldBeProblemAsync(422)).ShouldBe("idempotency_key_reused");
    }

    private static async Task<string[]> ErrorsAsync(HttpResponseMessage answer)
    {
        (await answer.ShouldBeProblemAsync(400)).ShouldBe("validation_failed");
        return [.. (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Select(error => error.Name)];
    }
}
