namespace Shop.Chaos.Shoppers;

/// <summary>
/// A guest who fills carts, buys some of them and leaves others, and writes down all that was acknowledged. Chance decides what they
/// do, and the seed decides chance.
/// </summary>
internal sealed class Shopper(Random random, IShopCalls calls, Ledger ledger, IReadOnlyList<string> goods, TimeSpan thinkMax)
{
    private const int QuantityMax = 3;

    private readonly Till _till = new(random, calls, ledger, Manners.OfDrills);

    /// <summary>Shops until it is told to stop, and ends what it has begun.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await BeginAsync(stop);
        while (!stop.IsCancellationRequested)
        {
            await FillAndBuyAsync();
        }
    }

    private async Task BeginAsync(CancellationToken stop)
    {
        while (calls.Token is null && !stop.IsCancellationRequested)
        {
            var session = await calls.SendAsync(HttpMethod.Post, "/api/v1/sessions", new { transport = "bearer" });
            calls.Token = session.Text("token");
        }
    }

    private async Task FillAndBuyAsync()
    {
        var opened = await calls.SendAsync(HttpMethod.Post, "/api/v1/carts", key: NewKey());
        if (opened.Text("id") is not { } id || opened.Status != 201)
        {
            Wonder($"POST /carts was answered with {opened.Status} {opened.Text("code")}", opened);
            return;
        }

        var cart = new CartBook(id);
        ledger.Carts.Add(cart);
        for (var changes = random.Next(1, 6); changes > 0 && !cart.IsUnknown; changes--)
        {
            await ChangeAsync(cart);
            await Task.Delay(random.NextDouble() * thinkMax);
        }

        if (!cart.IsUnknown && random.Next(4) == 0)
        {
            Judge(cart, await calls.SendAsync(HttpMethod.Get, $"/api/v1/carts/{cart.Id}"));
        }

        if (!cart.IsUnknown && !cart.Lines.IsEmpty && random.Next(3) > 0)
        {
            await _till.BuyAsync(cart);
        }
    }

    private Task ChangeAsync(CartBook cart) => random.Next(10) switch
    {
        0 when !cart.Lines.IsEmpty => RemoveAsync(cart),
        1 or 2 when !cart.Lines.IsEmpty => SetAsync(cart),
        3 => AddInTwoTabsAsync(cart),
        _ => AddAsync(cart),
    };

    private async Task AddAsync(CartBook cart)
    {
        var (sku, quantity) = Wish();
        if (await PostItemAsync(cart, sku, quantity) is { IsDone: true } answer)
        {
            cart.Add(sku, quantity);
            Judge(cart, answer);
        }
    }

    // Both stand, and each answer has its own at least.
    private async Task AddInTwoTabsAsync(CartBook cart)
    {
        var (left, right) = (Wish(), Wish());
        var answers = await Task.WhenAll(PostItemAsync(cart, left.Sku, left.Quantity), PostItemAsync(cart, right.Sku, right.Quantity));
        foreach (var (wish, answer) in new[] { (left, answers[0]), (right, answers[1]) })
        {
            if (answer.IsDone)
            {
                cart.Add(wish.Sku, wish.Quantity);
            }
        }
    }

    private async Task SetAsync(CartBook cart)
    {
        var (sku, quantity) = (Held(cart), random.Next(1, QuantityMax + 1));
        if (await ChangeItemAsync(cart, HttpMethod.Patch, sku, new { quantity }) is { IsDone: true } answer)
        {
            cart.Set(sku, quantity);
            Judge(cart, answer);
        }
    }

    private async Task RemoveAsync(CartBook cart)
    {
        var sku = Held(cart);
        if (await ChangeItemAsync(cart, HttpMethod.Delete, sku, null) is { IsDone: true } answer)
        {
            cart.Set(sku, 0);
            Judge(cart, answer);
        }
    }

    private Task<Answer> PostItemAsync(CartBook cart, string sku, int quantity) =>
        NotedAsync(cart, calls.SendAsync(HttpMethod.Post, $"/api/v1/carts/{cart.Id}/items", new { sku, quantity }, NewKey()));

    private Task<Answer> ChangeItemAsync(CartBook cart, HttpMethod method, string sku, object? body) =>
        NotedAsync(cart, calls.SendAsync(method, $"/api/v1/carts/{cart.Id}/items/{sku}", body, NewKey()));

    private async Task<Answer> NotedAsync(CartBook cart, Task<Answer> change)
    {
        var answer = await change;
        cart.IsUnknown |= answer.IsUnknown;
        if (!answer.IsDone)
        {
            Wonder($"a change of {cart.Id} was answered with {answer.Status} {answer.Text("code")}", answer);
        }

        return answer;
    }

    // What was acknowledged before is in every answer that comes later.
    private void Judge(CartBook cart, Answer answer)
    {
        if (answer.IsDone && cart.Differs(answer.Body) is { } difference)
        {
            ledger.Lies.Add(difference);
        }
        else if (!answer.IsDone)
        {
            Wonder($"{cart.Id} was answered with {answer.Status} {answer.Text("code")}", answer);
        }
    }

    private void Wonder(string what, Answer answer) => (answer.IsUnknown ? ledger.Unknown : ledger.Lies).Add(what);

    private (string Sku, int Quantity) Wish() => (goods[random.Next(goods.Count)], random.Next(1, QuantityMax + 1));

    private string Held(CartBook cart) => cart.Lines.Keys.ElementAt(random.Next(cart.Lines.Count));

    private string NewKey() => Till.NewKey(random);
}
