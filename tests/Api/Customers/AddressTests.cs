using System.Net;
using Shop.Api.Tests.Sessions;

namespace Shop.Api.Tests.Customers;

public sealed class AddressTests
{
    private const string Path = "/api/v1/customers/me/addresses";

    private static object Home(string line1 = "Main Street 1") =>
        new { name = "Anna Example", line1, city = "Springfield", region = "IL", postalCode = "62701", country = "US" };

    [Fact]
    public async Task an_address_is_added_read_replaced_and_deleted()
    {
        using var client = await Accounts.RegisterAsync();

        using var added = await client.PostAsync(Path, Home());
        var location = added.Headers.Location!.ToString();
        using var replaced = await client.SendAsync(HttpMethod.Put, location, Home("Main Street 2"));
        using var read = await client.GetAsync(location);
        using var list = await client.GetAsync(Path);
        using var deleted = await client.DeleteAsync(location);
        using var gone = await client.GetAsync(location);

        added.StatusCode.ShouldBe(HttpStatusCode.Created);
        replaced.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await read.JsonAsync()).GetProperty("line1").GetString().ShouldBe("Main Street 2");
        read.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await list.JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(1);
        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await gone.ShouldBeProblemAsync(404)).ShouldBe("not_found");
    }

    [Fact]
    public async Task a_change_of_what_has_changed_meanwhile_is_refused()
    {
        using var client = await Accounts.RegisterAsync();
        using var added = await client.PostAsync(Path, Home());
        var (location, tag) = (added.Headers.Location!.ToString(), added.Headers.ETag!.ToString());
        (await client.SendAsync(HttpMethod.Put, location, Home("Main Street 2"), ("If-Match", tag))).EnsureSuccessStatusCode().Dispose();

        using var stale = await client.SendAsync(HttpMethod.Put, location, Home("Main Street 3"), ("If-Match", tag));
        using var known = await client.SendAsync(HttpMethod.Get, location, null, ("If-None-Match", "\"2\""));

        (await stale.ShouldBeProblemAsync(412)).ShouldBe("precondition_failed");
        known.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task anothers_address_is_not_found_and_stays_as_it_is()
    {
        using var owner = await Accounts.RegisterAsync();
        using var thief = await Accounts.RegisterAsync();
        using var added = await owner.PostAsync(Path, Home());
        var location = added.Headers.Location!.ToString();

        using var read = await thief.GetAsync(location);
        using var replaced = await thief.SendAsync(HttpMethod.Put, location, Home("Evil Street 1"));
        using var deleted = await thief.DeleteAsync(location);

        foreach (var answer in new[] { read, replaced, deleted })
        {
            (await answer.ShouldBeProblemAsync(404)).ShouldBe("not_found");
        }

        using var still = await owner.GetAsync(location);
        (await still.JsonAsync()).GetProperty("line1").GetString().ShouldBe("Main Street 1");
    }

    [Theory]
    [InlineData("""{"name":"A","line1":"B","city":"C","postalCode":"D","country":"Germany"}""", "/country")]
    [InlineData("""{"name":"A","line1":"B","city":"C","postalCode":"D","country":"de"}""", "/country")]
    [InlineData("""{"name":"A","line1":"","city":"C","postalCode":"D","country":"DE"}""", "/line1")]
    [InlineData("""{"name":"A","line1":"B","city":"C","country":"DE"}""", "/postalCode")]
    [InlineData("""{"name":"A","line1":"B","city":"C","postalCode":"D","country":"DE","owner":"customer-1"}""", "/owner")]
    public async Task what_breaks_a_rule_is_named(string body, string member)
    {
        using var client = await Accounts.RegisterAsync();

        using var answer = await client.PostAsync(Path, System.Text.Json.JsonElement.Parse(body));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe([member]);
    }

    [Fact]
    public async Task of_many_added_at_once_no_more_than_fifty_stand()
    {
        using var client = await Accounts.RegisterAsync();
        for (var number = 0; number < 46; number++)
        {
            (await client.PostAsync(Path, Home())).EnsureSuccessStatusCode().Dispose();
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.PostAsync(Path, Home())));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(4);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(4);
        foreach (var answer in answers)
        {
            answer.Dispose();
        }
    }

    [Fact]
    public async Task a_guest_has_no_addresses()
    {
        using var guest = await ShopClient.GuestAsync();

        using var answer = await guest.GetAsync(Path);

        (await answer.ShouldBeProblemAsync(403)).ShouldBe("forbidden");
    }
}
