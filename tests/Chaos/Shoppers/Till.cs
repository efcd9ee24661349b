namespace Shop.Chaos.Shoppers;

/// <summary>Where a shopper buys a cart: by all kinds of cards, in one call or two, some of them impatiently.</summary>
internal sealed class Till(Random random, ShopCalls calls, Ledger ledger)
{
    // A payment whose end nobody knows is asked for by the shop every few seconds.
    private const int AsksMax = 600;
    private static readonly TimeSpan _betweenAsks = TimeSpan.FromMilliseconds(150);

    private static readonly object _address =
        new { name = "Ada Lovelace", line1 = "1 Main Street", city = "Springfield", region = "CA", postalCode = "90001", country = "US" };

    /// <summary>A name for a wish.</summary>
    public static string NewKey(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    public async Task BuyAsync(CartBook cart)
    {
        var begun = await calls.SendAsync(
            HttpMethod.Post, "/api/v1/checkouts", new { cartId = cart.Id, email = "ada@example.com", shippingAddress = _address, shippingMethod = "standard" }, NewKey(random));
        if (!begun.IsDone)
        {
            // Sold out, most often: nothing has happened.
            NoteOdd(cart, begun, "POST /checkouts", [409]);
            return;
        }

        var (checkout, total) = (begun.Text("id")!, begun.Minor("total"));
        for (var tries = random.Next(1, 3); tries > 0; tries--)
        {
            if (await PayAsync(cart, checkout, total, begun) is not false)
            {
                return;
            }
        }

        ledger.Refused.Add(checkout);
        cart.MayBeBought = false;
        if (random.Next(2) == 0)
        {
            NoteOdd(cart, await calls.SendAsync(HttpMethod.Delete, $"/api/v1/checkouts/{checkout}"), "DELETE /checkouts", [409]);
        }
    }

    // True where it is paid, false where it was refused, null where nobody knows.
    private async Task<bool?> PayAsync(CartBook cart, string checkout, long total, Answer begun)
    {
        var (key, body) = (NewKey(random), new { payment = Cards.Payment(Cards.Draw(random)), expectedTotal = begun.Body.GetProperty("total") });
        cart.MayBeBought = true;
        var first = calls.SendAsync(HttpMethod.Post, $"/api/v1/checkouts/{checkout}/payment", body, key);
        if (random.Next(4) == 0)
        {
            // An impatient finger: the same wish twice at once is one.
            Note(key, await calls.SendAsync(HttpMethod.Post, $"/api/v1/checkouts/{checkout}/payment", body, key));
        }

        var told = await first;
        Note(key, told);
        if (!told.IsDone)
        {
            return await UnpaidAsync(cart, checkout, total, told);
        }

        if (told.Text("status") == "requires_action")
        {
            await DecideAsync(told);
        }

        return told.Text("status") == "paid" ? await PaidAsync(cart, told, total) : await KnownAsync(cart, checkout, total);
    }

    private async Task<bool?> UnpaidAsync(CartBook cart, string checkout, long total, Answer told)
    {
        switch (told.Text("code"))
        {
            case "already_paid":
                return await KnownAsync(cart, checkout, total);
            case ShopCalls.InUse:
                cart.IsUnknown = true; // whoever carries it out may be dead, or will be done later
                return null;
        }

        NoteOdd(cart, told, "POST …/payment", [402, 409]);
        return told.IsUnknown ? await KnownAsync(cart, checkout, total) : false;
    }

    // Asks until it is known what became of the payment.
    private async Task<bool?> KnownAsync(CartBook cart, string checkout, long total)
    {
        for (var asks = 0; asks < AsksMax; asks++)
        {
            var answer = await calls.SendAsync(HttpMethod.Get, $"/api/v1/checkouts/{checkout}");
            switch (answer.Text("status"))
            {
                case "paid": return await PaidAsync(cart, answer, total);
                case "open" or "released": return false;
                case "requires_action": await DecideAsync(answer); break;
            }

            // Whoever left now would leave a payment that waits for its card's holder, which the shop keeps for a day.
            NoteOdd(cart, answer, "GET /checkouts", [200]);
            await Task.Delay(_betweenAsks);
        }

        return Lost(cart, checkout);
    }

    private async Task<bool?> PaidAsync(CartBook cart, Answer paid, long total)
    {
        var order = new OrderAck(paid.Text("orderId")!, paid.Text("id")!, cart.Id, total, cart.Lines);
        ledger.Orders.Add(order);
        (cart.IsBought, cart.Lines) = (true, cart.Lines.Clear());
        var read = await calls.SendAsync(HttpMethod.Get, $"/api/v1/orders/{order.Id}");
        if (!read.IsDone || read.Minor("total") != total)
        {
            NoteOdd(cart, read, $"GET /orders/{order.Id}, which was paid,", []);
        }

        if (random.Next(5) == 0)
        {
            var cancelled = await calls.SendAsync(HttpMethod.Post, $"/api/v1/orders/{order.Id}/cancel", new { reason = "a drill" }, NewKey(random));
            if (cancelled.IsDone)
            {
                ledger.Cancelled.Add(order.Id);
            }

            NoteOdd(cart, cancelled, "POST …/cancel", [200, 409]);
        }

        return true;
    }

    // The page of the card's bank, on which its holder decides.
    private async Task DecideAsync(Answer waiting)
    {
        var page = waiting.Body.GetProperty("nextAction").GetProperty("url").GetString();
        await calls.SendAsync(HttpMethod.Post, $"{page}/{(random.Next(3) > 0 ? "approve" : "refuse")}");
    }

    private bool? Lost(CartBook cart, string checkout)
    {
        cart.IsUnknown = true;
        ledger.Unknown.Add($"what became of {checkout}");
        return null;
    }

    private void Note(string key, Answer answer)
    {
        if (answer.Text("orderId") is { } order)
        {
            ledger.Winners.Add((key, order));
        }
    }

    private void NoteOdd(CartBook cart, Answer answer, string what, int[] expected)
    {
        if (answer.IsUnknown)
        {
            ledger.Unknown.Add($"{what} for {cart.Id}");
        }
        else if (!expected.Contains(answer.Status) && !(answer.IsDone && expected.Length > 0))
        {
            ledger.Lies.Add($"{what} for {cart.Id} was answered with {answer.Status} {answer.Text("code")}");
        }
    }
}
