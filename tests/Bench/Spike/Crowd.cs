using System.Collections.Concurrent;
using System.Diagnostics;
using Shop.Chaos.Shoppers;

namespace Shop.Bench.Spike;

/// <summary>
/// Virtual shoppers who arrive when they arrive, whether the ones before were answered or not: they look at a thing, take a place in
/// its waiting room, wait, and buy, or do something else.
/// </summary>
/// <param name="connections">Which they share.</param>
/// <param name="ledger">Takes all that they are told.</param>
/// <param name="sale">What they come for.</param>
/// <param name="page">The thing's page, as the storefront asks for it.</param>
/// <param name="lookEvery">How often those who wait look at most.</param>
/// <param name="timeline">Takes what happens to them.</param>
internal sealed class Crowd(Connections connections, Ledger ledger, Sale sale, string page, TimeSpan lookEvery, Timeline timeline)
{
    // As long as people try, by reloading, before they go; with something in the hand they try longer.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _buyerPatience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan _thinkMin = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _thinkMax = TimeSpan.FromMilliseconds(2_000);

    // Whose turn is near looks this much more often.
    private const int LooksNear = 5;

    private static readonly Manners _manners = new()
    {
        Deck = [.. Enumerable.Repeat(Cards.Approved, 17), Cards.Declined, Cards.InsufficientFunds, Cards.ApprovedLate],
        ImpatientOneIn = 20,
        PaymentsMax = 2,
    };

    private readonly ConcurrentQueue<(string Checkout, TimeSpan At)> _gone = [];

    /// <summary>How much later than planned somebody was let in at most: what this process was too busy for.</summary>
    public TimeSpan LateMax { get; private set; }

    /// <summary>Sends everybody in when they are due; ends when all have gone.</summary>
    /// <param name="plan">Who comes, in the order of arrival.</param>
    /// <param name="isOver">Is cancelled when nothing is left to wait for: whoever waits goes, whoever buys goes on.</param>
    public async Task ComeAsync(IReadOnlyList<Visit> plan, CancellationToken isOver)
    {
        var visits = new List<Task>(plan.Count);
        var began = Stopwatch.GetTimestamp();
        foreach (var visit in plan)
        {
            var early = visit.Due - Stopwatch.GetElapsedTime(began);
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early, CancellationToken.None);
            }

            LateMax = TimeSpan.FromTicks(Math.Max(LateMax.Ticks, (Stopwatch.GetElapsedTime(began) - visit.Due).Ticks));
            visits.Add(Task.Run(() => ComeAsync(visit, isOver), CancellationToken.None));
        }

        await Task.WhenAll(visits);
    }

    /// <summary>The checkouts whose shoppers have been gone for so long; each is told once.</summary>
    public List<string> GoneFor(TimeSpan length)
    {
        var checkouts = new List<string>();
        while (_gone.TryPeek(out var next) && timeline.Elapsed - next.At >= length && _gone.TryDequeue(out next))
        {
            checkouts.Add(next.Checkout);
        }

        return checkouts;
    }

    private async Task ComeAsync(Visit visit, CancellationToken isOver)
    {
        timeline.Note(Step.Arrived);
        var random = new Random(visit.Seed);
        var calls = new CrowdCalls(connections, random, _patience);
        for (var pages = 0; pages < visit.Pages; pages++)
        {
            if (!await calls.LookAsync(page))
            {
                timeline.Note(Step.GaveUp);
                return;
            }

            await ThinkAsync(random);
        }

        if (visit.Fate != Fate.Looks && !isOver.IsCancellationRequested)
        {
            await WaitAsync(visit, calls, random, isOver);
        }
    }

    private async Task WaitAsync(Visit visit, CrowdCalls calls, Random random, CancellationToken isOver)
    {
        var room = new RoomVisit(calls, ledger, sale);
        if (!await room.EnterAsync() || await room.ComeAsync() is not { } place)
        {
            timeline.Note(Step.GaveUp);
            return;
        }

        timeline.Note(Step.Waiting);
        if (await AdmittedAsync(room, place, visit, calls.Token, random, isOver) is not { } admitted)
        {
            return;
        }

        timeline.Note(Step.Admitted);
        if (visit.Fate != Fate.NeverComes)
        {
            await BuyAsync(visit, calls.Token, admitted, random);
        }
    }

    // Their place once their turn has come: another one where they were away when it did. Null where they go.
    private async Task<PlaceBook?> AdmittedAsync(RoomVisit room, PlaceBook place, Visit visit, string? token, Random random, CancellationToken isOver)
    {
        while (place.Token is null)
        {
            if (place.Status == PlaceBook.SoldOut && !visit.IsPatient)
            {
                timeline.Note(Step.Left);
                await OpenPage.CloseAsync(connections.Address, token, place.Room);
                return null;
            }

            if (visit.Fate == Fate.NeverComes && place.Status is PlaceBook.Waiting or PlaceBook.SoldOut)
            {
                await OpenPage.CloseAsync(connections.Address, token, place.Room);
                return null;
            }

            await Task.Delay(UntilNextLook(place, random), isOver).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (isOver.IsCancellationRequested)
            {
                return null;
            }

            await room.LookAsync(place);
            if (place.Status == PlaceBook.Expired)
            {
                place = await room.ComeAsync() ?? place;
            }
        }

        return place;
    }

    private TimeSpan UntilNextLook(PlaceBook place, Random random)
    {
        var half = place.SecondsLeft is { } left ? TimeSpan.FromSeconds(left / 2.0) : lookEvery;
        var pause = TimeSpan.FromTicks(Math.Clamp(half.Ticks, lookEvery.Ticks / LooksNear, lookEvery.Ticks));
        return pause * (0.8 + (random.NextDouble() * 0.4));
    }

    private async Task BuyAsync(Visit visit, string? token, PlaceBook place, Random random)
    {
        var calls = new CrowdCalls(connections, random, _buyerPatience) { Token = token };
        var till = new Till(random, calls, ledger, _manners);
        if (await new RoomVisit(calls, ledger, sale).FillAsync(Till.NewKey(random), Till.NewKey(random)) is not { } cart
            || await till.HoldAsync(cart, place) is not { } held)
        {
            timeline.Note(Step.FoundNothing);
            return;
        }

        timeline.Note(Step.Held);
        await ThinkAsync(random);
        switch (visit.Fate)
        {
            case Fate.GivesBack:
                await till.GiveBackAsync(held);
                break;
            case Fate.Pays when await till.PayAsync(held) is true:
                timeline.Note(Step.Paid);
                break;
            case Fate.Pays:
                timeline.Note(Step.Declined);
                _gone.Enqueue((held.Checkout, timeline.Elapsed));
                break;
            default:
                _gone.Enqueue((held.Checkout, timeline.Elapsed));
                break;
        }
    }

    private static Task ThinkAsync(Random random) => Task.Delay(_thinkMin + ((_thinkMax - _thinkMin) * random.NextDouble()));
}
