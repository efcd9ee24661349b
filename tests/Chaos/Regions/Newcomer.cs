using Shop.Chaos.Shoppers;

namespace Shop.Chaos.Regions;

/// <summary>
/// Somebody who comes at the moment of a region's loss, wants one thing, and asks again every tenth of a second until it is theirs: what
/// they are told, and when, is how long the shop was away.
/// </summary>
internal sealed class Newcomer(Random random, IShopCalls calls, Ledger ledger, string sku)
{
    private static readonly Manners _manners = new() { Deck = [Cards.Approved] };

    /// <summary>Buys it. What took how long, from now on.</summary>
    /// <exception cref="InvalidOperationException">The shop is there, and doesn't sell it.</exception>
    public async Task<(TimeSpan Answered, TimeSpan Written, TimeSpan Ordered)> BuyAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        while (calls.Token is null)
        {
            calls.Token = (await calls.SendAsync(HttpMethod.Post, "/api/v1/sessions", new { transport = "bearer" })).Text("token");
        }

        var answered = TimeProvider.System.GetElapsedTime(began);
        var opened = await calls.SendAsync(HttpMethod.Post, "/api/v1/carts", key: Till.NewKey(random));
        var cart = new CartBook(opened.Text("id") ?? throw Refused("a cart", opened));
        ledger.Carts.Add(cart);
        var added = await calls.SendAsync(HttpMethod.Post, $"/api/v1/carts/{cart.Id}/items", new { sku, quantity = 1 }, Till.NewKey(random));
        if (!added.IsDone)
        {
            throw Refused("an item", added);
        }

        cart.Add(sku, 1);
        var written = TimeProvider.System.GetElapsedTime(began);
        var till = new Till(random, calls, ledger, _manners);
        return await till.HoldAsync(cart) is { } held && await till.PayAsync(held) is true
            ? (answered, written, TimeProvider.System.GetElapsedTime(began))
            : throw new InvalidOperationException("Whoever came at the moment of the loss could not buy.");
    }

    private static InvalidOperationException Refused(string what, Answer answer) =>
        new($"Whoever came at the moment of the loss was refused {what}: {answer.Status} {answer.Text("code")}");
}
