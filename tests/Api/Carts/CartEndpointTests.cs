using System.Net;
using Shop.Api.Tests.Sessions;
using Shop.Carts;

namespace Shop.Api.Tests.Carts;

public sealed class CartEndpointTests
{
    [Fact]
    public async Task a_stranger_has_no_cart()
    {
        using var stranger = new ShopClient((await ShopServer.Shared).NewClient());

        using var answer = await stranger.SendAsync(HttpMethod.Post, "/api/v1/carts");

        (await answer.ShouldBeProblemAsync(401)).ShouldBe("unauthenticated");
    }

    [Fact]
    public async Task a_new_cart_is_empty_and_the_current_one()
    {
        using var guest = await ShopClient.GuestAsync();

        using var created = await guest.SendAsync(HttpMethod.Post, "/api/v1/carts");
        using var current = await guest.GetAsync("/api/v1/carts/current");

        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        created.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var cart = await created.JsonAsync();
        created.Headers.Location!.ToString().ShouldBe($"/api/v1/carts/{cart.GetProperty("id").GetString()}");
        cart.EnumerateObject().Select(member => member.Name).ShouldBe(["id", "lines", "subtotal", "discounts", "total", "problems", "version"]);
        (cart.Amount("subtotal"), cart.Amount("total"), cart.Lines().Length).ShouldBe(("0.00", "0.00", 0));
        (await current.JsonAsync()).GetProperty("id").GetString().ShouldBe(cart.GetProperty("id").GetString());
    }

    [Fact]
    public async Task before_the_first_cart_there_is_none()
    {
        using var guest = await ShopClient.GuestAsync();

        using var answer = await guest.GetAsync("/api/v1/carts/current");

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task opening_again_under_the_same_key_gives_the_same_cart()
    {
        using var guest = await ShopClient.GuestAsync();
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        using var first = await guest.SendAsync(HttpMethod.Post, "/api/v1/carts", null, key);
        using var again = await guest.SendAsync(HttpMethod.Post, "/api/v1/carts", null, key);

        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        again.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        first.Headers.Contains("Idempotent-Replayed").ShouldBeFalse();
        (await again.JsonAsync()).GetRawText().ShouldBe((await first.JsonAsync()).GetRawText());
    }

    [Fact]
    public async Task a_key_belongs_to_one_shopper()
    {
        using var one = await ShopClient.GuestAsync();
        using var other = await ShopClient.GuestAsync();
        var key = ("Idempotency-Key", "the-same");

        using var first = await one.SendAsync(HttpMethod.Post, "/api/v1/carts", null, key);
        using var second = await other.SendAsync(HttpMethod.Post, "/api/v1/carts", null, key);

        second.Headers.Contains("Idempotent-Replayed").ShouldBeFalse();
        (await second.JsonAsync()).GetProperty("id").GetString().ShouldNotBe((await first.JsonAsync()).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a-key-that-is-too-long")]
    public async Task a_key_that_can_be_none_is_refused(string key)
    {
        using var guest = await ShopClient.GuestAsync();

        using var answer = await guest.SendAsync(
            HttpMethod.Post, "/api/v1/carts", null, ("Idempotency-Key", key.Length == 0 ? "" : new string('k', 256)));

        (await answer.ShouldBeProblemAsync(400)).ShouldBe("invalid_idempotency_key");
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/shipping-methods?country=US")]
    [InlineData("POST", "/items")]
    [InlineData("PATCH", "/items/A")]
    [InlineData("DELETE", "/items/A")]
    public async Task anothers_cart_looks_like_one_that_never_was(string method, string path)
    {
        using var owner = await ShopClient.GuestAsync();
        using var other = await ShopClient.GuestAsync();
        object? body = method switch { "POST" => new { sku = "A", quantity = 1 }, "PATCH" => new { quantity = 1 }, _ => null };

        foreach (var id in new[] { await owner.NewCartAsync(), CartId.New(TimeProvider.System).Value, "cart-1", "1" })
        {
            using var answer = await other.SendAsync(new HttpMethod(method), $"/api/v1/carts/{id}{path}", body);

            (await answer.ShouldBeProblemAsync(404)).ShouldBe("not_found");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1000)]
    [InlineData(2147483648)]
    [InlineData(1e300)]
    public async Task fault_16_a_quantity_that_can_be_none_is_refused_by_name(object quantity)
    {
        using var guest = await ShopClient.GuestAsync();
        var cart = await guest.NewCartAsync();

        using var answer = await guest.AddAsync(cart, "A", quantity);

        await answer.ShouldBeProblemAsync(400);
        (await answer.JsonAsync()).GetProperty("errors").TryGetProperty("/quantity", out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"sku":"A","quantity":1,"price":{"amount":"0.01","currency":"USD"}}""", "/price")]
    [InlineData("""{"sku":"A","quantity":1,"unitPrice":{"amount":"0.01","currency":"USD"}}""", "/unitPrice")]
    [InlineData("""{"sku":"A","quantity":1,"owner":"customer-00000000000000000000000000000000"}""", "/owner")]
    [InlineData("""{"sku":"A","quantity":1,"shopper":"customer-00000000000000000000000000000000"}""", "/shopper")]
    public async Task fault_20_what_only_the_server_may_say_is_refused_by_name(string body, string member)
    {
        using var guest = await ShopClient.GuestAsync();
        var cart = await guest.NewCartAsync();

        using var answer = await guest.SendAsync(HttpMethod.Post, $"/api/v1/carts/{cart}/items", System.Text.Json.JsonDocument.Parse(body).RootElement);

        (await answer.ShouldBeProblemAsync(400)).ShouldBe("bad_request");
        (await answer.JsonAsync()).GetProperty("errors").TryGetProperty(member, out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("?country=USA", "country")]
    [InlineData("?country=U1", "country")]
    [InlineData("?region=NY", "country")]
    [InlineData("?country=US&region=New York", "region")]
    [InlineData("?country=US&postalCode=12345678901234567", "postalCode")]
    public async Task a_destination_that_can_be_none_is_refused_by_name(string query, string member)
    {
        using var guest = await ShopClient.GuestAsync();
        var cart = await guest.NewCartAsync();

        using var answer = await guest.GetAsync($"/api/v1/carts/{cart}{query}");

        (await answer.ShouldBeProblemAsync(400)).ShouldBe("validation_failed");
        (await answer.JsonAsync()).GetProperty("errors").TryGetProperty(member, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task who_has_the_cart_already_is_told_so()
    {
        using var guest = await ShopClient.GuestAsync();
        var cart = await guest.NewCartAsync();
        using var first = await guest.GetAsync($"/api/v1/carts/{cart}");

        using var again = await guest.SendAsync(HttpMethod.Get, $"/api/v1/carts/{cart}", null, ("If-None-Match", first.Headers.ETag!.ToString()));

        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        again.Headers.ETag.ShouldBe(first.Headers.ETag);
        (await again.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }
}
