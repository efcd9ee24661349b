namespace Shop.Chaos.Shoppers;

/// <summary>Where a shopper buys a cart: by all kinds of cards, in one call or two, some of them impatiently.</summary>
internal sealed class Till(Random random, IShopCalls calls, Ledger ledger, Manners manners)
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

    /// <summary>Buys, or tries to.</summary>
    /// <param name="cart">What is bought.</param>
    /// <param name="place">What admits the shopper, where it is something of a sale.</param>
    public async Task BuyAsync(CartBook cart, PlaceBook? place = null)
    {
        if (await HoldAsync(cart, place) is { } held && await PayAsync(held) is false && random.Next(2) == 0)
        {
            await GiveBackAsync(held);
        }
    }

    /// <summary>Begins a checkout, so that what is in the cart is held; null where that came to nothing.</summary>
    public async Task<Held?> HoldAsync(CartBook cart, PlaceBook? place = null)
    {
        var begun = await calls.SendAsync(
            HttpMethod.Post, "/api/v1/checkouts",
            new { cartId = cart.Id, email = "ada@example.com", shippingAddress = _address, shippingMethod = "standard", admissionToken = place?.Token }, NewKey(random));
        if (!begun.IsDone)
        {
            // Sold out, most often: nothing has happened.
            NoteOdd(cart, begun, "POST /checkouts", [409]);
            NoteTurnedAway(place, begun);
            return null;
        }

        var held = new Held(cart, begun.Text("id")!, begun);
        if (place is not null)
        {
            place.Checkout = held.Checkout;
        }

        return held;
    }

    /// <summary>Pays, by as many cards as one has; true where it is paid, false where it was refused, null where nobody knows.</summary>
    public async Task<bool?> PayAsync(Held held)
    {
        var (cart, checkout, begun) = (held.Cart, held.Checkout, held.Begun);
        for (var tries = random.Next(1, manners.PaymentsMax + 1); tries > 0; tries--)
        {
            if (await PayAsync(cart, checkout, held.Total, begun) is not false and var told)
            {
                return told;
            }
        }

        ledger.Refused.Add(checkout);
        cart.MayBeBought = false;
        return false;
    }

    /// <summary>Gives up what is held.</summary>
    public async Task GiveBackAsync(Held held) =>
        NoteOdd(held.Cart, await calls.SendAsync(HttpMethod.Delete, $"/api/v1/checkouts/{held.Checkout}"), "DELETE /checkouts", [409]);

    // True where it is paid, false where it was refused, null where nobody knows.
    private async Task<bool?> PayAsync(CartBook cart, string checkout, long total, Answer begun)
    {
        var (key, body) = (NewKey(random), new { payment = Cards.Payment(manners.Deck[random.Next(manners.Deck.Count)]), expectedTotal = begun.Body.GetProperty("total") });
        cart.MayBeBought = true;
        var first = calls.SendAsync(HttpMethod.Post, $"/api/v1/checkouts/{checkout}/payment", body, key);
        if (IsOneIn(manners.ImpatientOneIn))
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
                // Whoever carries it out may be dead, or will be done later. Who left now would leave the card's holder to be asked, too.
                cart.IsUnknown = true;
                await KnownAsync(cart, checkout, total);
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

        if (IsOneIn(manners.CancelsOneIn))
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

    private bool IsOneIn(int count) => count > 0 && random.Next(count) == 0;

    // Whoever is admitted finds something, and is let in with what they were given, as long as that is good.
    private void NoteTurnedAway(PlaceBook? place, Answer refused)
    {
        var code = refused.Text("code");
        var isGood = place?.ExpiresAt > DateTimeOffset.UtcNow;
        if (isGood && code is "not_admitted" or "admission_required")
        {
            ledger.Lies.Add($"ticket {place!.Number} of {place.Room} was admitted, and turned away: {code}");
        }
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
