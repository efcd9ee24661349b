using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shop.Api.Idempotency;
using Shop.Api.Tests.Catalog.Staff;
using Shop.Api.Tests.Customers;
using Shop.Api.Tests.Sessions;

namespace Shop.Api.Tests.Idempotency;

/// <summary>Which routes answer a repeat from what was stored, and that they do.</summary>
public sealed class IdempotentRoutesTests
{
    // Each for a reason: sessions, tokens and passwords store no answer; carts recognise repeats themselves and answer the cart
    // as it is now; an import is too large to be stored, and its lines are written once; webhooks have ids of their own; looking an
    // order up is for strangers, who have no keys; a shopper has one place in a waiting room, however often they come, and challenges for it as they like;
    // what shows a secret stores no answer.
    private static readonly string[] _others =
    [
        "POST /api/v1/sessions", "POST /api/v1/sessions/refresh", "DELETE /api/v1/sessions/current", "DELETE /api/v1/sessions/all",
        "DELETE /api/v1/sessions/{id}", "POST /api/v1/customers", "POST /api/v1/customers/password-resets",
        "POST /api/v1/customers/password-resets/confirmation", "POST /api/v1/customers/verifications/confirmation",
        "POST /api/v1/customers/me/password", "POST /api/v1/customers/me/email", "POST /api/v1/customers/email-changes/confirmation",
        "POST /api/v1/customers/me/verifications", "POST /api/v1/carts",
        "POST /api/v1/carts/{id:cart}/items", "PATCH /api/v1/carts/{id:cart}/items/{sku:sku}", "DELETE /api/v1/carts/{id:cart}/items/{sku:sku}",
        "POST /api/v1/admin/products/import", "POST /api/v1/orders/lookup", "POST /api/v1/webhooks/payments/{provider}",
        "POST /api/v1/waiting-rooms/{id}/places", "POST /api/v1/waiting-rooms/{id}/challenges",
        "POST /api/v1/admin/webhooks", "POST /api/v1/admin/webhooks/{id}/secret",
    ];

    [Fact]
    public async Task every_unsafe_route_takes_part_unless_it_is_known_why_it_does_not()
    {
        var shop = await ShopServer.Shared;
        var routes =
            from endpoint in shop.Api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
            let name = $"{method} /{endpoint.RoutePattern.RawText?.Trim('/')}"
            where !IdempotencyKeys.IsSafe(method) && name.Contains("/api/v1/", StringComparison.Ordinal)
            select (Name: name, TakesPart: endpoint.Metadata.GetMetadata<IdempotentRoute>() is not null);

        routes.Where(static route => !route.TakesPart).Select(static route => route.Name).Except(_others).ShouldBeEmpty();
        routes.Count(static route => route.TakesPart).ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task an_address_is_added_once_and_its_answer_comes_again_with_its_tag()
    {
        using var customer = await Accounts.RegisterAsync();
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var body = new { name = "Ada", line1 = "1 Main St", city = "Springfield", postalCode = "12345", country = "US" };

        using var first = await customer.SendAsync(HttpMethod.Post, "/api/v1/customers/me/addresses", body, key);
        using var again = await customer.SendAsync(HttpMethod.Post, "/api/v1/customers/me/addresses", body, key);
        using var other = await customer.SendAsync(HttpMethod.Post, "/api/v1/customers/me/addresses", body with { city = "Shelbyville" }, key);

        (first.StatusCode, again.StatusCode).ShouldBe((HttpStatusCode.Created, HttpStatusCode.Created));
        again.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        (again.Headers.ETag, again.Headers.Location).ShouldBe((first.Headers.ETag.ShouldNotBeNull(), first.Headers.Location.ShouldNotBeNull()));
        (await other.ShouldBeProblemAsync(422)).ShouldBe("idempotency_key_reused");
        (await ItemsAsync(customer, "/api/v1/customers/me/addresses")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task a_deleted_address_is_answered_as_deleted_once_more()
    {
        using var customer = await Accounts.RegisterAsync();
        using var added = await customer.PostAsync(
            "/api/v1/customers/me/addresses", new { name = "Ada", line1 = "1 Main St", city = "Springfield", postalCode = "12345", country = "US" });
        var path = added.Headers.Location!.OriginalString;
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        using var deleted = await customer.SendAsync(HttpMethod.Delete, path, null, key);
        using var again = await customer.SendAsync(HttpMethod.Delete, path, null, key);
        using var anew = await customer.DeleteAsync(path);

        (deleted.StatusCode, again.StatusCode, anew.StatusCode).ShouldBe((HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task a_price_that_staff_repeat_is_not_set_again_over_a_later_one()
    {
        using var staff = await StaffClient.WithRolesAsync("catalog");
        var product = await Catalog.Products.PutAsync(await ShopServer.Shared);
        var path = $"/api/v1/admin/products/{product.Id}/variants/{product.Variants[0].Sku}";
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        using var first = await staff.SendAsync(HttpMethod.Patch, path, Price("21.00"), key);
        using var later = await staff.SendAsync(HttpMethod.Patch, path, Price("22.00"));
        using var again = await staff.SendAsync(HttpMethod.Patch, path, Price("21.00"), key);
        using var other = await staff.SendAsync(HttpMethod.Patch, path, Price("23.00"), key);

        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        (await other.ShouldBeProblemAsync(422)).ShouldBe("idempotency_key_reused");
        using var shown = await staff.GetAsync($"/api/v1/admin/products/{product.Id}");
        (await shown.JsonAsync()).GetProperty("variants")[0].GetProperty("price").GetProperty("amount").GetString().ShouldBe("22.00");
    }

    private static object Price(string amount) => new { price = new { amount, currency = "USD" } };

    private static async Task<JsonElement[]> ItemsAsync(ShopClient customer, string path)
    {
        using var answer = await customer.GetAsync(path);
        return [.. (await answer.JsonAsync()).GetProperty("items").EnumerateArray()];
    }
}
