using Microsoft.Extensions.Options;
using Orleans;
using Shop.Hosting.Periodic;
using Shop.Orders;
using Shop.Payments;

namespace Shop.Silo.Payments;

/// <summary>
/// Compares the providers' books with ours, and mends what a program can: lets go of money that nobody waits for, gives back what was just
/// taken for an order that isn't there, as after the loss of a region whose last moments were not copied, lets orders look again, asks
/// once more for refunds that the outbox has given up on. What it can't is a row for people, and a warning.
/// </summary>
internal sealed partial class PaymentReconciling(
    IEnumerable<IPaymentProvider> providers, ReconciliationStore store, IGrainFactory grains, IOptions<ReconciliationSettings> settings,
    TimeProvider time, ILogger<PaymentReconciling> logger) : PeriodicService(settings.Value.Interval, time, logger)
{
    // Twenty thousand payments a round; what is beyond comes with the next, from where this one ended.
    private const int PagesMax = 100;

    // Clocks of provider and database may differ by so much without anything being missed.
    private static readonly TimeSpan _overlap = TimeSpan.FromMinutes(5);

    private TimeSpan Grace => settings.Value.Grace;

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        foreach (var provider in providers)
        {
            if (await store.ClaimAsync(provider.Name, settings.Value.Interval, stoppingToken) is var (seenUntil, now))
            {
                var unknown = new List<ProviderPayment>();
                await CompareAsync(provider, PaymentState.Authorised, DateTimeOffset.UnixEpoch, now - Grace, unknown, stoppingToken);
                if (await CompareAsync(provider, null, seenUntil, now - Grace, unknown, stoppingToken))
                {
                    await GiveBackAsync(provider, unknown, now, stoppingToken);
                    await store.SeenAsync(provider.Name, now - Grace - _overlap, stoppingToken);
                }

                await Task.WhenAll((await store.StuckAsync(Grace, stoppingToken)).Select(LookAgainAsync));
            }
        }
    }

    /// <summary>
    /// Compares what has changed since then, and not since a while; false where it wasn't all. What was taken for no order is added to
    /// <paramref name="unknown"/>.
    /// </summary>
    private async Task<bool> CompareAsync(
        IPaymentProvider provider, PaymentState? state, DateTimeOffset since, DateTimeOffset until, List<ProviderPayment> unknown, CancellationToken stoppingToken)
    {
        string? after = null;
        for (var pages = 0; pages < PagesMax; pages++)
        {
            if (await provider.ListAsync(state, since, after, stoppingToken) is not { } page)
            {
                return false;
            }

            var settled = page.Items.Where(payment => payment.ChangedAt <= until).ToList();
            var compared = (await store.FindAsync(settled, stoppingToken)).ToLookup(static pair => Reconciliation.Compare(pair.Theirs, pair.Ours));
            await store.ResolveAsync([.. compared[BookDifference.None].Select(static pair => pair.Theirs.Key)], stoppingToken);
            foreach (var different in compared.Where(static pairs => pairs.Key != BookDifference.None))
            {
                foreach (var (theirs, ours) in different)
                {
                    await HandleAsync(provider, different.Key, theirs, ours, stoppingToken);
                }
            }

            unknown.AddRange(compared[BookDifference.ChargeWithoutOrder].Select(static pair => pair.Theirs));
            after = page.Next;
            if (after is null)
            {
                return true;
            }
        }

        return false;
    }

    private async Task HandleAsync(
        IPaymentProvider provider, BookDifference difference, ProviderPayment theirs, OwnPayment ours, CancellationToken stoppingToken)
    {
        if (await store.NoteAsync(provider.Name, difference, theirs, ours, stoppingToken))
        {
            LogFound(logger, difference, theirs.Key);
        }

        if (difference == BookDifference.OrphanAuthorisation)
        {
            await provider.CancelAsync(theirs.Key, stoppingToken);
        }
        else if (difference == BookDifference.StateDiffers)
        {
            await LookAgainAsync(ours.Order!.Value);
        }
    }

    private async Task GiveBackAsync(IPaymentProvider provider, List<ProviderPayment> unknown, DateTimeOffset now, CancellationToken stoppingToken)
    {
        var charges = Reconciliation.ToGiveBack(unknown, now, settings.Value.GiveBackMax, settings.Value.GiveBackWithin);
        foreach (var charge in charges)
        {
            // The same name for every attempt: it is one refund.
            var isBack = await provider.RefundAsync(charge.Key, $"{charge.Key}-unknown", charge.Captured - charge.Refunded, stoppingToken);
            LogGivenBack(logger, charge.Key, isBack is true ? "given back" : "not given back yet");
        }

        if (charges.Count < unknown.Count)
        {
            LogLeft(logger, unknown.Count - charges.Count);
        }
    }

    private async Task LookAgainAsync(OrderId id)
    {
        try
        {
            var order = grains.GetGrain<IOrderGrain>(id.Value);
            await order.Capture();
            await order.Settle();
        }
        catch (Exception exception)
        {
            LogNotMended(logger, id.Value, exception);
        }
    }

    [LoggerMessage(5610, LogLevel.Warning, "The payment provider's books differ from ours: {Difference} of {Payment}")]
    private static partial void LogFound(ILogger logger, BookDifference difference, string payment);

    [LoggerMessage(5612, LogLevel.Warning, "{Payment} was taken for an order that isn't there: {Outcome}")]
    private static partial void LogGivenBack(ILogger logger, string payment, string outcome);

    [LoggerMessage(5613, LogLevel.Error, "{Count} payments were taken for orders that aren't there, and are left to people: they are too many or too old to be what a lost region had not copied")]
    private static partial void LogLeft(ILogger logger, int count);

    [LoggerMessage(5611, LogLevel.Warning, "The money of {Order} could not be moved; the next round comes")]
    private static partial void LogNotMended(ILogger logger, string order, Exception exception);
}
