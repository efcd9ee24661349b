using System.Net;
using Shop.Api.Tests.Checkout;
using Shop.Api.Tests.Customers;
using Shop.Api.Tests.Sessions;

namespace Shop.Api.Tests.Orders;

/// <summary>Guests whose session is gone find their order by a mailed link.</summary>
public sealed class OrderLookUpTests
{
    private const string Path = $"{OrderRequests.Path}/lookup";

    [Fact]
    public async Task a_mailed_link_shows_the_order_to_whoever_has_it()
    {
        var email = Accounts.NewEmail();
        var (_, order, _) = await OrderRequests.PaidOrderAsync(email: email);
        using var stranger = new ShopClient((await ShopServer.Shared).NewClient());

        using var asked = await stranger.PostAsync(Path, new { number = order.Text("number").ToLowerInvariant(), email = email.ToUpperInvariant() });
        var token = await Accounts.TokenAsync(email, "order-link");
        using var read = await stranger.GetAsync($"{Path}/{token}");

        asked.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await read.JsonAsync()).Text("id").ShouldBe(order.Text("id"));
        read.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task whether_there_is_such_an_order_the_answer_does_not_tell()
    {
        var email = Accounts.NewEmail();
        var (_, order, _) = await OrderRequests.PaidOrderAsync(email: email);
        using var stranger = new ShopClient((await ShopServer.Shared).NewClient());

        using var wrongAddress = await stranger.PostAsync(Path, new { number = order.Text("number"), email = Accounts.NewEmail() });
        using var wrongNumber = await stranger.PostAsync(Path, new { number = "0000-0000-0000", email });

        (wrongAddress.StatusCode, wrongNumber.StatusCode).ShouldBe((HttpStatusCode.Accepted, HttpStatusCode.Accepted));
        (await Accounts.MailsAsync(email)).ShouldNotContain(mail => mail.Template == "order-link");
    }

    [Fact]
    public async Task a_link_that_is_not_ours_shows_nothing()
    {
        using var stranger = new ShopClient((await ShopServer.Shared).NewClient());
        var (_, order, _) = await OrderRequests.PaidOrderAsync();

        foreach (var token in new[] { order.Text("id"), "CfDJ8", new string('a', 2_000), "%00" })
        {
            using var answer = await stranger.GetAsync($"{Path}/{token}");

            answer.StatusCode.ShouldBeOneOf([HttpStatusCode.NotFound, HttpStatusCode.BadRequest], token);
        }
    }

    [Fact]
    public async Task what_can_be_no_number_and_no_address_is_named()
    {
        using var stranger = new ShopClient((await ShopServer.Shared).NewClient());

        using var answer = await stranger.PostAsync(Path, new { number = "12", email = "nobody" });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["/email", "/number"]);
    }

    [Fact]
    public async Task one_address_gets_only_so_many_links()
    {
        using var stranger = new ShopClient((await ShopServer.Shared).NewClient());
        var email = Accounts.NewEmail();

        var statuses = new List<int>();
        for (var i = 0; i < 7; i++)
        {
            using var answer = await stranger.PostAsync(Path, new { number = "0000-0000-0000", email });
            statuses.Add((int)answer.StatusCode);
        }

        statuses[..5].ShouldAllBe(status => status == 202);
        statuses[^1].ShouldBe(429);
    }
}
