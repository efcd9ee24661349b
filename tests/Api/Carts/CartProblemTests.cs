using System.Net;
using System.Text.Json;
using Shop.Api.Tests.Catalog;
using Shop.Api.Tests.Sessions;
using Shop.Catalog;
using Shop.Runtime.Testing;
using static Shop.Api.Tests.Carts.CartItemTests;

namespace Shop.Api.Tests.Carts;

/// <summary>What a cart tells a shopper before buying.</summary>
public sealed class CartProblemTests
{
    [Fact]
    public async Task what_is_gone_or_scarce_is_told_by_line()
    {
        var gone = await StockedAsync(pieces: 0);
        var scarce = await StockedAsync(pieces: 3);
        using var guest = await ShopClient.GuestAsync();
        var cart = await guest.NewCartAsync();
        await guest.AddAsync(cart, SkuOf(gone), 1);

        using var answer = await guest.AddAsync(cart, SkuOf(scarce), 4);
        var problems = (await answer.JsonAsync()).GetProperty("problems");

        problems.EnumerateArray().Select(problem => (problem.GetProperty("code").GetString(), problem.GetProperty("sku").GetString()))
            .ShouldBe([("out_of_stock", SkuOf(gone)), ("insufficient_stock", SkuOf(scarce))]);
        problems[1].GetProperty("available").GetInt32().ShouldBe(3);
    }

    [Theory]
    [InlineData(12, 12, null)]
    [InlineData(12, 13, 12)]
    [InlineData(400, 999, 400)]
    public async Task a_line_that_wants_more_than_there_is_is_told_so_however_many_that_are(int pieces, int wanted, int? told)
    {
        var product = await StockedAsync(pieces);
        using var guest = await ShopClient.GuestAsync();
        var cart = await guest.NewCartAsync();

        using var answer = await guest.AddAsync(cart, SkuOf(product), wanted);
        var shown = await answer.JsonAsync();

        shown.Problems().ShouldBe(told is null ? [] : ["insufficient_stock"]);
        (told is null ? null : (int?)shown.GetProperty("problems")[0].GetProperty("available").GetInt32()).ShouldBe(told);
        shown.GetProperty("lines")[0].GetProperty("availability").TryGetProperty("quantity", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task a_price_that_has_changed_is_told_until_the_shopper_asks_for_the_line_again()
    {
        var product = await StockedAsync();
        using var guest = await ShopClient.GuestAsync();
        var cart = await guest.NewCartAsync();
        using var before = await guest.AddAsync(cart, SkuOf(product), 2);
        await PriceAsync(product, 2_499);

        var changed = await ShownWhenAsync(guest, cart, shown => shown.Amount("total") == "49.98");
        using var set = await guest.SendAsync(HttpMethod.Patch, $"/api/v1/carts/{cart}/items/{SkuOf(product)}", new { quantity = 3 });

        changed.Problems().ShouldBe(["price_changed"]);
        var problem = changed.GetProperty("problems")[0];
        (problem.Amount("priceBefore"), problem.Amount("priceNow")).ShouldBe(("19.99", "24.99"));
        (await set.JsonAsync()).Problems().ShouldBeEmpty();
    }

    [Fact]
    public async Task a_new_price_makes_a_new_tag_but_no_conflict()
    {
        var product = await StockedAsync();
        using var guest = await ShopClient.GuestAsync();
        var cart = await guest.NewCartAsync();
        using var before = await guest.AddAsync(cart, SkuOf(product), 1);
        await PriceAsync(product, 2_499);
        await ShownWhenAsync(guest, cart, shown => shown.Amount("total") == "24.99");
        var tag = before.Headers.ETag!.ToString();

        using var read = await guest.SendAsync(HttpMethod.Get, $"/api/v1/carts/{cart}", null, ("If-None-Match", tag));
        using var changed = await guest.AddAsync(cart, SkuOf(product), 1, ("If-Match", tag));

        ((int)read.StatusCode, (int)changed.StatusCode).ShouldBe((200, 200));
    }

    [Fact]
    public async Task what_is_not_sold_any_more_stays_costs_nothing_and_can_be_taken_out()
    {
        var product = await StockedAsync();
        using var guest = await ShopClient.GuestAsync();
        var cart = await guest.NewCartAsync();
        await guest.AddAsync(cart, SkuOf(product), 2);
        await EditAsync(product, view => view with { Status = ProductStatus.Archived });

        var shown = await ShownWhenAsync(guest, cart, shown => shown.Amount("total") == "0.00");
        using var fewer = await guest.SendAsync(HttpMethod.Patch, $"/api/v1/carts/{cart}/items/{SkuOf(product)}", new { quantity = 1 });
        using var more = await guest.AddAsync(cart, SkuOf(product), 1);
        using var removed = await guest.DeleteAsync($"/api/v1/carts/{cart}/items/{SkuOf(product)}");

        shown.Problems().ShouldBe(["unavailable"]);
        shown.GetProperty("lines")[0].TryGetProperty("unitPrice", out _).ShouldBeFalse();
        (await fewer.JsonAsync()).Lines().ShouldBe([$"{SkuOf(product)} 1"]);
        (await more.ShouldBeProblemAsync(404)).ShouldBe("unknown_sku");
        (await removed.JsonAsync()).Lines().ShouldBeEmpty();
    }

    private static Task PriceAsync(ProductDocument product, long minorUnits) => EditAsync(product, view => view with
    {
        Variants = [.. view.Variants.Select(variant => variant with { Price = variant.Price with { MinorUnits = minorUnits } })],
    });

    private static async Task EditAsync(ProductDocument product, Func<ProductDocument, ProductDocument> edit)
    {
        var grain = Products.Grain(await ShopServer.Shared, product.Id);
        var current = (await grain.Read())!.Document;
        var write = await grain.Put(new PutProduct(edit(current), current.Version, "customer-1", OperationId.New(), ChangeKind.Edit));
        write.Refusal.ShouldBeNull();
    }

    // The change is on its way to this process.
    private static Task<JsonElement> ShownWhenAsync(ShopClient guest, string cart, Func<JsonElement, bool> isThere) => Eventually.ReadAsync(
        async () =>
        {
            using var answer = await guest.GetAsync($"/api/v1/carts/{cart}");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            return await answer.JsonAsync();
        },
        isThere);
}
