using System.Net;
using System.Text.Json;
using Shop.Api.Tests.Catalog;
using Shop.Api.Tests.Sessions;
using Shop.Catalog;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Customers;

public sealed class WishlistTests
{
    private const string Path = "/api/v1/customers/me/wishlist";

    [Fact]
    public async Task what_is_wished_for_is_remembered_once_until_it_is_forgotten()
    {
        using var client = await Accounts.RegisterAsync();
        var product = await Products.PutAsync(await ShopServer.Shared);

        using var added = await client.SendAsync(HttpMethod.Put, $"{Path}/{product.Id}");
        using var again = await client.SendAsync(HttpMethod.Put, $"{Path}/{product.Id}");
        var list = await Eventually.ReadAsync(() => ListAsync(client), items => items.Count == 1); // the search projection follows
        using var removed = await client.DeleteAsync($"{Path}/{product.Id}");
        using var gone = await client.DeleteAsync($"{Path}/{product.Id}");

        (added.StatusCode, again.StatusCode, removed.StatusCode).ShouldBe((HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.NoContent));
        list[0].GetProperty("product").GetProperty("slug").GetString().ShouldBe(product.Slug);
        (await gone.ShouldBeProblemAsync(404)).ShouldBe("not_found");
        (await ListAsync(client)).ShouldBeEmpty();
    }

    [Fact]
    public async Task what_there_is_not_can_not_be_wished_for_and_a_guest_has_no_list()
    {
        using var client = await Accounts.RegisterAsync();
        using var guest = await ShopClient.GuestAsync();

        using var unknown = await client.SendAsync(HttpMethod.Put, $"{Path}/{ProductId.New(TimeProvider.System)}");
        using var closed = await guest.GetAsync(Path);

        (await unknown.ShouldBeProblemAsync(404)).ShouldBe("not_found");
        (await closed.ShouldBeProblemAsync(403)).ShouldBe("forbidden");
    }

    private static async Task<List<JsonElement>> ListAsync(ShopClient client)
    {
        using var answer = await client.GetAsync(Path);
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return [.. (await answer.JsonAsync()).GetProperty("items").EnumerateArray()];
    }
}
