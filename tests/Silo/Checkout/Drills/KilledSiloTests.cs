using System.Diagnostics;
using Orleans;
using Shop.Checkout;
using Shop.Invariants;
using Shop.Inventory;
using Shop.Runtime.Testing;
using Shop.ShopProcess;
using Xunit.Abstractions;

namespace Shop.Silo.Tests.Checkout.Drills;

/// <summary>
/// A silo is killed while each of many checkouts stands at another of its awaits; the next silo goes on with all of them. Halting
/// first and killing then is the same as killing at that await, for all awaits at once.
/// </summary>
[Trait("Category", "Slow")]
public sealed class KilledSiloTests(DrillShop shop, ITestOutputHelper output) : IClassFixture<DrillShop>
{
    private const string Approved = "4242424242424242";
    private const string AnswerLost = "4000000000000341";

    [Theory]
    [InlineData(Approved, true)]
    [InlineData(AnswerLost, true)]
    [InlineData(Approved, false)]
    [InlineData(Approved, true, 2)]
    public async Task killed_at_every_await_of_a_checkout_each_becomes_one_order(string card, bool inOneCall, int parts = 1)
    {
        var settings = shop.Settings($"drill-{card}-{inOneCall}-{parts}");
        var grains = await shop.StartSiloAsync(settings);
        var total = inOneCall ? await DrillShop.TotalAsync(grains, await NewAsync(grains, Approved, parts)) : 0;
        var first = await NewAsync(grains, card, parts);
        var purchases = await Task.WhenAll(Enumerable.Range(1, 120).Select(_ => NewAsync(grains, card, parts)));
        (first, purchases) = (first with { Total = total }, [.. purchases.Select(one => one with { Total = total })]);
        await shop.StopSilosAsync();

        using var silo = await ShopOfItsOwn.StartAsync(isDrill: true, settings);
        var points = await PointsAsync(silo, first);
        purchases = [.. purchases.Take(points).Select((one, i) => one with { HaltAt = i + 1 })];
        foreach (var purchase in purchases)
        {
            silo.Begin(purchase);
        }

        var halted = await HaltedAsync(silo, purchases);
        silo.Kill();
        var killed = Stopwatch.GetTimestamp();
        output.WriteLine($"{points} points:\n" + string.Join('\n', halted.OrderBy(static report => report.Points).Select(static report => $"{report.Points} {report.Detail}")));

        grains = await shop.StartSiloAsync(settings);
        var orders = await Task.WhenAll(purchases.Select(purchase => BuyAsync(new Buyer(grains), purchase)));

        output.WriteLine($"All are orders {Stopwatch.GetElapsedTime(killed).TotalSeconds:F1} s after the kill, {orders.Count(static one => one.Wishes > 1)} of them paid by a second wish.");
        await Books.ShouldComeToRestAsync(shop.Database);
        (await shop.RowsAsync("SELECT checkout_id FROM shop.orders WHERE checkout_id = ANY (string_to_array($1, ' '))", string.Join(' ', purchases.Select(static one => one.Checkout))))
            .Count.ShouldBe(points);
        foreach (var told in silo.Reports.Where(static report => report.Order is not null))
        {
            // What was told before the kill is there after it.
            (await shop.RowsAsync("SELECT checkout_id FROM shop.orders WHERE id = $1", told.Order!)).ShouldBe([told.Checkout]);
        }

        await shop.StopSilosAsync();
    }

    // Of what is in parts there are many; how often a checkout asks the whole, too, is another matter in each life of the silo.
    private static async Task<Purchase> NewAsync(IGrainFactory grains, string card, int parts) => await DrillShop.NewPurchaseAsync(
        grains, card, await NewThingAsync(grains, parts), await NewThingAsync(grains, parts));

    private static async Task<Sku> NewThingAsync(IGrainFactory grains, int parts)
    {
        var sku = await DrillShop.NewProductAsync(grains, parts == 1 ? 3 : 500);
        if (parts > 1)
        {
            await grains.GetGrain<IStockGrain>(StockKey.Of(sku)).Split(new SplitStock(OperationId.New(), parts, "staff-1"));
        }

        return sku;
    }

    // One that is let through says how many points there are, when nothing is left to be done.
    private async Task<int> PointsAsync(ShopOfItsOwn silo, Purchase purchase)
    {
        silo.Begin(purchase with { HaltAt = int.MaxValue });
        (await silo.ToldAsync("answered", [purchase])).Single().Detail.ShouldBe(nameof(CheckoutStatus.Paid));
        await Books.ShouldComeToRestAsync(shop.Database);
        silo.Count(purchase);
        return (await silo.ToldAsync("counted", [purchase])).Single().Points;
    }

    // Calls of one checkout that run at the same time may come in another number next time; then the last of them are never reached.
    private async Task<IReadOnlyList<Report>> HaltedAsync(ShopOfItsOwn silo, Purchase[] purchases)
    {
        const string Done = """
            SELECT placed.checkout_id FROM shop.orders placed
            WHERE NOT EXISTS (SELECT FROM shop.outbox row WHERE row.done_at IS NULL AND (row.subject = placed.id OR row.data ->> 'checkout' = placed.checkout_id))
            """;
        await Eventually.ReadAsync(
            async () =>
            {
                var there = silo.Reports.Where(static report => report.What == "halted").Select(static report => report.Checkout)
                    .Concat(await shop.RowsAsync(Done)).ToHashSet();
                return purchases.Where(one => !there.Contains(one.Checkout)).Select(static one => one.HaltAt).ToList();
            },
            missing => missing.Count == 0, "all are halted");
        return [.. silo.Reports.Where(static report => report.What == "halted")];
    }

    // As a shopper's client does: the same again until it is answered, and once more with a new wish where no money was taken.
    private static async Task<(CheckoutView View, int Wishes)> BuyAsync(Buyer buyer, Purchase purchase)
    {
        for (var wishes = 1; ; wishes++)
        {
            var (view, refusal) = await DrillShop.BuyAsync(buyer, purchase);
            if (view.Status == CheckoutStatus.Paid)
            {
                return (view, wishes);
            }

            view.Status.ShouldBe(CheckoutStatus.Open, $"{purchase.HaltAt}: {refusal}");
            wishes.ShouldBe(1, $"{purchase.HaltAt}: {refusal}");
            purchase = purchase with { Operation = $"{Guid.NewGuid()}" };
        }
    }
}
