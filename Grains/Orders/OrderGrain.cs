using Shop.Payments;

namespace Shop.Orders;

/// <inheritdoc cref="IOrderGrain"/>
internal sealed class OrderGrain(IOrderStore store, IEnumerable<IPaymentProvider> providers) : Grain, IOrderGrain
{
    private OrderId _id;

    /// <inheritdoc/>
    /// <exception cref="FormatException">The grain's key is no order's id.</exception>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = OrderId.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task Capture()
    {
        var payment = await store.PaymentAsync(_id, CancellationToken.None) ?? throw new InvalidOperationException($"There is no {_id}.");
        if (payment.IsCaptured)
        {
            return;
        }

        var provider = providers.First(provider => provider.Name == payment.Provider);
        var answer = await provider.CaptureAsync(payment.Key, CancellationToken.None);
        if (answer.State != PaymentState.Captured)
        {
            throw new InvalidOperationException($"The payment of {_id} is {answer.State}, not captured.");
        }

        await store.NoteCaptureAsync(_id, CancellationToken.None);
    }
}
