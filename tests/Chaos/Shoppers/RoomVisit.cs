namespace Shop.Chaos.Shoppers;

/// <summary>How a shopper comes to a sale's waiting room and finds out where they stand; all that is told is written down.</summary>
internal sealed class RoomVisit(IShopCalls calls, Ledger ledger, Sale sale)
{
    private string Path => $"/api/v1/waiting-rooms/{sale.Room}/places";

    /// <summary>A session of a guest's own; false where nobody gives one.</summary>
    public async Task<bool> EnterAsync()
    {
        calls.Token = null;
        calls.Token = (await calls.SendAsync(HttpMethod.Post, "/api/v1/sessions", new { transport = "bearer" })).Text("token");
        return calls.Token is not null;
    }

    /// <summary>Takes a place; null where there is none.</summary>
    public async Task<PlaceBook?> ComeAsync()
    {
        var answer = await calls.SendAsync(HttpMethod.Post, Path);
        if (!answer.IsDone)
        {
            Wonder(answer, $"POST …/places of {sale.Room}");
            return null;
        }

        var place = new PlaceBook(sale.Room);
        Take(place, answer);
        ledger.Places.Add(place);
        return place;
    }

    /// <summary>Asks where one stands; false where that isn't answered.</summary>
    public async Task<bool> LookAsync(PlaceBook place)
    {
        var answer = await calls.SendAsync(HttpMethod.Get, $"{Path}/current");
        if (!answer.IsDone)
        {
            Wonder(answer, $"GET …/places/current of {sale.Room}, ticket {place.Number},");
            return false;
        }

        Take(place, answer);
        return true;
    }

    /// <summary>A cart with one piece of what is sold; null where that can't be had.</summary>
    public async Task<CartBook?> FillAsync(string openKey, string addKey)
    {
        var opened = await calls.SendAsync(HttpMethod.Post, "/api/v1/carts", key: openKey);
        if (!opened.IsDone || opened.Text("id") is not { } id)
        {
            Wonder(opened, "POST /carts");
            return null;
        }

        var cart = new CartBook(id);
        ledger.Carts.Add(cart);
        var added = await calls.SendAsync(HttpMethod.Post, $"/api/v1/carts/{id}/items", new { sku = sale.Sku, quantity = 1 }, addKey);
        if (!added.IsDone)
        {
            cart.IsUnknown = added.IsUnknown;
            Wonder(added, $"POST …/items of {id}");
            return null;
        }

        cart.Add(sale.Sku, 1);
        if (cart.Differs(added.Body) is { } difference)
        {
            ledger.Lies.Add(difference);
        }

        return cart;
    }

    private void Take(PlaceBook place, Answer answer)
    {
        if (place.Take(answer) is { } lie)
        {
            ledger.Lies.Add(lie);
        }
    }

    private void Wonder(Answer answer, string what) =>
        (answer.IsUnknown ? ledger.Unknown : ledger.Lies).Add($"{what} was answered with {answer.Status} {answer.Text("code")}");
}
