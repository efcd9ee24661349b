using Microsoft.Extensions.Logging;
using Shop.Live;
using Shop.Payments;

namespace Shop.Orders;

/// <inheritdoc cref="IOrderGrain"/>
/// <remarks>
/// It keeps nothing of the order in memory: each call reads the rows, decides, and writes by version, so that a silo that only believes it owns
/// the order is refused. What the provider is to do is an intent in the same transaction; it is asked afterwards, by a key that
/// never changes, at once by this call and, where that doesn't come to an end, by the outbox.
/// </remarks>
internal sealed class OrderGrain(IOrderStore store, IEnumerable<IPaymentProvider> providers, TimeProvider time, ILogger<OrderGrain> logger) : Grain, IOrderGrain
{
    private readonly Watchers<IChangeObserver> _watchers = new(time);
    private OrderId _id;

    /// <inheritdoc/>
    /// <exception cref="FormatException">The grain's key is no order's id.</exception>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = OrderId.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Watch(IChangeObserver observer)
    {
        _watchers.Add(observer);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task Capture()
    {
        var order = store.TakePlaced(_id) ?? await ReadAsync() ?? throw new InvalidOperationException($"There is no {_id}.");
        if (OrderDecisions.Capture(order).Change is not { } change)
        {
            return;
        }

        var answer = await Provider(order).CaptureAsync(order.Payment.Key, CancellationToken.None);
        if (answer.State != PaymentState.Captured)
        {
            throw new InvalidOperationException($"The payment of {_id} is {answer.State}, not captured.");
        }

        await SaveAsync(order, change);
    }

    /// <inheritdoc/>
    public Task<OrderResult> Cancel(CancelOrder command) => ChangeAsync(order => OrderDecisions.Cancel(order, command));

    /// <inheritdoc/>
    public Task<OrderResult> Fulfil(FulfilOrder command) => ChangeAsync(order => OrderDecisions.Fulfil(order, command));

    /// <inheritdoc/>
    public Task<OrderResult> Deliver(DeliverParcel command) => ChangeAsync(order => OrderDecisions.Deliver(order, command));

    /// <inheritdoc/>
    public async Task<OrderResult> Refund(RefundOrder command)
    {
        var result = await ChangeAsync(order => OrderDecisions.Refund(order, command));
        return result.RefundStatus == RefundStatus.Refused
            ? result with { Refusal = OrderRefusal.Of(OrderRule.RefundRefused) }
            : result;
    }

    /// <inheritdoc/>
    public async Task Settle()
    {
        if (await ReadAsync() is { } order && (await SettleAsync(order)).IsUnsettled)
        {
            throw new InvalidOperationException($"The provider gave no answer about {_id}.");
        }
    }

    private async Task<OrderResult> ChangeAsync(Func<StoredOrder, OrderDecision> decide)
    {
        if (await ReadAsync() is not { } order)
        {
            return new OrderResult(0, OrderRefusal.Of(OrderRule.NotYours));
        }

        var decision = decide(order);
        if (decision.Change is { } change)
        {
            order = await SettleAsync(await SaveAsync(order, change));
        }

        var refund = order.Refunds.FirstOrDefault(refund => refund.Key == decision.Refund)?.Status ?? RefundStatus.None;
        var isRepeat = decision is { Change: null, Refusal: null };
        return new OrderResult(order.Version, decision.Refusal, isRepeat, decision.Fulfilment, decision.Refund, refund);
    }

    /// <summary>Moves what money is yet to be moved, as far as the provider answers.</summary>
    private async Task<StoredOrder> SettleAsync(StoredOrder order)
    {
        order = order.IsToBeVoided ? await VoidAsync(order) : order;
        foreach (var refund in order.Refunds.Where(static refund => refund.Status == RefundStatus.Pending))
        {
            order = await RefundAsync(order, refund);
        }

        return order;
    }

    private async Task<StoredOrder> VoidAsync(StoredOrder order)
    {
        var answer = await Provider(order).CancelAsync(order.Payment.Key, CancellationToken.None);
        return answer.State switch
        {
            PaymentState.Voided or PaymentState.Cancelled => await SaveAsync(order, OrderDecisions.Voided(order).Change!),
            PaymentState.Captured => await SaveAsync(order, OrderDecisions.CapturedAfterCancel(order).Change!),
            _ => order,
        };
    }

    private async Task<StoredOrder> RefundAsync(StoredOrder order, Refund refund)
    {
        switch (await Provider(order).RefundAsync(order.Payment.Key, refund.Key, refund.Amount, CancellationToken.None))
        {
            case true:
                return await SaveAsync(order, OrderDecisions.Refunded(order, refund).Change!);
            case false:
                OrderLog.RefundRefused(logger, refund.Key);
                return await SaveAsync(order, OrderDecisions.RefundRefused(order, refund).Change!);
            default:
                return order;
        }
    }

    private Task<StoredOrder?> ReadAsync() => store.ReadAsync(_id, CancellationToken.None);

    private async Task<StoredOrder> SaveAsync(StoredOrder before, OrderChange change)
    {
        await store.SaveAsync(before, change, CancellationToken.None);
        OrderLog.Changed(logger, _id.Value, change.Order.Status, change.Order.Version);
        _watchers.Tell(observer => observer.Changed(_id.Value, change.Order.Version));
        return change.Order;
    }

    private IPaymentProvider Provider(StoredOrder order) => providers.FirstOrDefault(provider => provider.Name == order.Payment.Provider)
        ?? throw new InvalidOperationException($"There is no provider '{order.Payment.Provider}' any more.");
}
