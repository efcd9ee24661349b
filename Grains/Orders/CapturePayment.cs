using System.Text.Json;
using Shop.Outbox;

namespace Shop.Orders;

/// <summary>Takes a new order's money.</summary>
internal sealed class CapturePayment(IGrainFactory grains) : IOutboxHandler
{
    /// <inheritdoc/>
    public string Kind => "payment.capture";

    /// <inheritdoc/>
    public Task HandleAsync(string subject, JsonElement data, CancellationToken cancellationToken) =>
        grains.GetGrain<IOrderGrain>(subject).Capture();
}
