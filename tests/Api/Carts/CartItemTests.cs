using System.Net;
using Shop.Api.Tests.Catalog;
using Shop.Api.Tests.Sessions;
using Shop.Catalog;

namespace Shop.Api.Tests.Carts;

public sealed class CartItemTests
{
    [Fact]
    public async Task what_is_put_in_is_there_with_its_product_and_price()
    {
        var product = await StockedAsync();
        using var guest = await ShopClient.GuestAsync();
        var cart = await guest.NewCartAsync();

        using var answer = await guest.AddAsync(cart, SkuOf(product), 2);
        var after = await answer.JsonAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        after.Lines().ShouldBe([$"{SkuOf(product)} 2"]);
        (after.Amount("subtotal"), after.Amount("total"), after.GetProperty("version").GetInt64()).ShouldBe(("39.98", "39.98", 1));
        after.Problems().ShouldBeEmpty();
        var line = after.GetProperty("lines")[0];
        line.Amount("unitPrice").ShouldBe("19.99");
        line.GetProperty("product").GetProperty("title").GetString().ShouldBe(product.Title);
        line.GetProperty("product").GetProperty("options")[0].GetProperty("value").GetString().ShouldBe("S");
        line.GetProperty("availability").GetProperty("state").GetString().ShouldBe("in_stock");
    }

    [Fact]
    public async Task quantities_are_added_set_and_taken_out()
    {
        var product = await StockedAsync();
        var (small, large) = (SkuOf(product), product.Variants[1].Sku.Value);
        using var guest = await ShopClient.GuestAsync();
        var cart = await guest.NewCartAsync();
        await guest.AddAsync(cart, small, 1);
        await guest.AddAsync(cart, large, 1);

        using var added = await guest.AddAsync(cart, small, 2);
        using var set = await guest.SendAsync(HttpMethod.Patch, $"/api/v1/carts/{cart}/items/{large}", new { quantity = 7 });
        using var zero = await guest.SendAsync(HttpMethod.Patch, $"/api/v1/carts/{cart}/items/{small}", new { quantity = 0 });
        using var removed = await guest.DeleteAsync($"/api/v1/carts/{cart}/items/{large}");
        using var again = await guest.DeleteAsync($"/api/v1/carts/{cart}/items/{large}");

        (await added.JsonAsync()).Lines().ShouldBe([$"{small} 3", $"{large} 1"]);
        (await set.JsonAsync()).Lines().ShouldBe([$"{small} 3", $"{large} 7"]);
        (await zero.JsonAsync()).Lines().ShouldBe([$"{large} 7"]);
        (await removed.JsonAsync()).Lines().ShouldBeEmpty();
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task what_the_shop_does_not_sell_is_404()
    {
        using var guest = await ShopClient.GuestAsync();
        var cart = await guest.NewCartAsync();

        using var added = await guest.AddAsync(cart, "NO-SUCH-THING", 1);
        using var set = await guest.SendAsync(HttpMethod.Patch, $"/api/v1/carts/{cart}/items/NO-SUCH-THING", new { quantity = 1 });

        (await added.ShouldBeProblemAsync(404)).ShouldBe("unknown_sku");
        (await set.ShouldBeProblemAsync(404)).ShouldBe("unknown_line");
    }

    [Fact]
    public async Task adds_from_fifty_tabs_lose_no_line()
    {
        var product = await StockedAsync();
        using var guest = await ShopClient.GuestAsync();
        var cart = await guest.NewCartAsync();
        var tabs = Enumerable.Range(0, 50).Select(tab => (Sku: product.Variants[tab % 2].Sku.Value, Quantity: 1 + (tab % 3))).ToArray();

        var answers = await Task.WhenAll(tabs.Select(tab => guest.AddAsync(cart, tab.Sku, tab.Quantity)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        using var read = await guest.GetAsync($"/api/v1/carts/{cart}");
        var after = await read.JsonAsync();
        after.Lines().ShouldBe(tabs.GroupBy(tab => tab.Sku).Select(group => $"{group.Key} {group.Sum(tab => tab.Quantity)}"), ignoreOrder: true);
        after.GetProperty("version").GetInt64().ShouldBe(50);
    }

    [Fact]
    public async Task a_repeat_under_the_same_key_changes_nothing_and_shows_the_cart_as_it_is_now()
    {
        var product = await StockedAsync();
        using var guest = await ShopClient.GuestAsync();
        var cart = await guest.NewCartAsync();
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        await guest.AddAsync(cart, SkuOf(product), 2, key);
        await guest.AddAsync(cart, product.Variants[1].Sku.Value, 1);

        using var again = await guest.AddAsync(cart, SkuOf(product), 2, key);
        using var other = await guest.AddAsync(cart, SkuOf(product), 3, key);
        using var otherRoute = await guest.SendAsync(HttpMethod.Patch, $"/api/v1/carts/{cart}/items/{SkuOf(product)}", new { quantity = 2 }, key);

        again.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        (await again.JsonAsync()).Lines().ShouldBe([$"{SkuOf(product)} 2", $"{product.Variants[1].Sku} 1"]);
        (await other.ShouldBeProblemAsync(422)).ShouldBe("idempotency_key_reused");
        (await otherRoute.ShouldBeProblemAsync(422)).ShouldBe("idempotency_key_reused");
    }

    [Fact]
    public async Task a_refused_try_is_not_stored_under_its_key()
    {
        var product = await StockedAsync();
        using var guest = await ShopClient.GuestAsync();
        var cart = await guest.NewCartAsync();
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        (await guest.AddAsync(cart, SkuOf(product), 0, key)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        using var valid = await guest.AddAsync(cart, SkuOf(product), 1, key);

        valid.StatusCode.ShouldBe(HttpStatusCode.OK);
        valid.Headers.Contains("Idempotent-Replayed").ShouldBeFalse();
    }

    [Fact]
    public async Task a_change_of_a_cart_that_has_changed_since_it_was_read_is_412()
    {
        var product = await StockedAsync();
        using var guest = await ShopClient.GuestAsync();
        var cart = await guest.NewCartAsync();
        using var read = await guest.GetAsync($"/api/v1/carts/{cart}");
        var match = ("If-Match", read.Headers.ETag!.ToString());

        using var first = await guest.AddAsync(cart, SkuOf(product), 1, match);
        using var second = await guest.AddAsync(cart, SkuOf(product), 1, match);
        using var any = await guest.AddAsync(cart, SkuOf(product), 1, ("If-Match", "*"));
        using var foreign = await guest.AddAsync(cart, SkuOf(product), 1, ("If-Match", "\"abc\""));

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await second.ShouldBeProblemAsync(412)).ShouldBe("precondition_failed");
        any.StatusCode.ShouldBe(HttpStatusCode.OK);
        foreign.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task a_line_holds_999_and_says_so()
    {
        var product = await StockedAsync();
        using var guest = await ShopClient.GuestAsync();
        var cart = await guest.NewCartAsync();
        await guest.AddAsync(cart, SkuOf(product), 999);

        using var more = await guest.AddAsync(cart, SkuOf(product), 1);

        (await more.ShouldBeProblemAsync(409)).ShouldBe("quantity_limit");
        (await more.JsonAsync()).GetProperty("limit").GetInt32().ShouldBe(999);
    }

    [Fact]
    public async Task a_cart_has_200_lines_and_says_so()
    {
        var skus = await ManyAsync(201);
        using var guest = await ShopClient.GuestAsync();
        var cart = await guest.NewCartAsync();
        foreach (var sku in skus[..200])
        {
            (await guest.AddAsync(cart, sku, 1)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var more = await guest.AddAsync(cart, skus[200], 1);

        (await more.ShouldBeProblemAsync(409)).ShouldBe("cart_full");
        (await (await guest.GetAsync($"/api/v1/carts/{cart}")).JsonAsync()).Lines().Length.ShouldBe(200);
    }

    [Fact]
    public async Task tax_and_shipping_come_with_a_destination()
    {
        var product = await StockedAsync();
        using var guest = await ShopClient.GuestAsync();
        var cart = await guest.NewCartAsync();
        await guest.AddAsync(cart, SkuOf(product), 1);

        using var methods = await guest.GetAsync($"/api/v1/carts/{cart}/shipping-methods?country=US&postalCode=10001");
        using var german = await guest.GetAsync($"/api/v1/carts/{cart}?country=de");
        using var newYork = await guest.GetAsync($"/api/v1/carts/{cart}?country=US&region=NY&shippingMethod=standard");
        using var nowhere = await guest.GetAsync($"/api/v1/carts/{cart}?country=AQ&shippingMethod=standard");

        var ways = await methods.JsonAsync();
        ways.GetProperty("items").EnumerateArray().Select(way => way.GetProperty("id").GetString()).ShouldBe(["standard", "express", "freight"]);
        ways.GetProperty("items")[0].Amount("price").ShouldBe("6.49"); // 5.99, and 0.50 for the kilogram begun
        ways.GetProperty("next").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var included = await german.JsonAsync();
        (included.Amount("tax"), included.Amount("total"), included.GetProperty("taxIncluded").GetBoolean()).ShouldBe(("3.19", "19.99", true));
        var onTop = await newYork.JsonAsync();
        (onTop.Amount("shipping"), onTop.Amount("tax"), onTop.Amount("total")).ShouldBe(("6.49", "2.35", "28.83"));
        (await nowhere.JsonAsync()).Problems().ShouldBe(["shipping_unavailable"]);
    }

    internal static string SkuOf(ProductDocument product) => product.Variants[0].Sku.Value;

    /// <summary>A product of which there is enough.</summary>
    internal static async Task<ProductDocument> StockedAsync(int pieces = 10_000, string price = "19.99")
    {
        var shop = await ShopServer.Shared;
        var product = Products.New(price: price);
        foreach (var variant in product.Variants)
        {
            await using var stock = shop.Database.CreateCommand("INSERT INTO shop.stock_items (sku, on_hand) VALUES ($1, $2)");
            stock.Parameters.AddWithValue(variant.Sku.Value);
            stock.Parameters.AddWithValue(pieces);
            await stock.ExecuteNonQueryAsync();
        }

        return await Products.PutAsync(shop, product);
    }

    // Products have many variants each: fewer writes.
    private static async Task<string[]> ManyAsync(int count)
    {
        var skus = new List<string>();
        while (skus.Count < count)
        {
            var product = Products.New();
            var sizes = Enumerable.Range(0, 20).Select(size => $"{size}").ToArray();
            await Products.PutAsync(await ShopServer.Shared, product with
            {
                Options = [new ProductOption("Size", [.. sizes])],
                Variants = [.. sizes.Select(size => product.Variants[0] with
                {
                    Sku = Sku.Parse($"{SkuOf(product)}-{size}"), Options = [new OptionChoice("Size", size)],
                })],
            });
            skus.AddRange(sizes.Select(size => $"{SkuOf(product)}-{size}"));
        }

        return [.. skus.Take(count)];
    }
}
