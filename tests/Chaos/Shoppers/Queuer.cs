namespace Shop.Chaos.Shoppers;

/// <summary>Somebody who comes to a sale's waiting room, waits for their turn and buys, again and again, as another guest each time.</summary>
internal sealed class Queuer(Random random, IShopCalls calls, Ledger ledger, Sale sale)
{
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromMilliseconds(250);

    // Some leave with their turn unused.
    private const int LeavesOneIn = 10;

    private readonly RoomVisit _visit = new(calls, ledger, sale);
    private readonly Till _till = new(random, calls, ledger, Manners.OfDrills);

    /// <summary>Comes until told to stop, and ends what was begun.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await ComeAndBuyAsync(stop);
        }
    }

    private async Task ComeAndBuyAsync(CancellationToken stop)
    {
        if (!await _visit.EnterAsync()
            || await _visit.FillAsync(Till.NewKey(random), Till.NewKey(random)) is not { } cart
            || await _visit.ComeAsync() is not { } place
            || !await AdmittedAsync(place, stop)
            || random.Next(LeavesOneIn) == 0)
        {
            return;
        }

        await _till.BuyAsync(cart, place);
        if (place.Checkout is not null && await _visit.LookAsync(place) && place.Status != PlaceBook.Used)
        {
            ledger.Lies.Add($"ticket {place.Number} of {place.Room} was used for {place.Checkout}, and is {place.Status}");
        }
    }

    private async Task<bool> AdmittedAsync(PlaceBook place, CancellationToken stop)
    {
        while (place.Token is null && !stop.IsCancellationRequested)
        {
            await Task.Delay(_betweenLooks, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _visit.LookAsync(place);
        }

        return place.Token is not null;
    }
}
