using System.Text.Json;
using Shop.Outbox;

namespace Shop.Orders;

/// <summary>Finishes what an order's money is yet to do: a void or a refund whose process died, or whose answer was lost.</summary>
internal sealed class SettleOrder(IGrainFactory grains) : IOutboxHandler
{
    /// <inheritdoc/>
    public string Kind => OrderFollowUps.SettleKind;

    /// <inheritdoc/>
    public Task HandleAsync(string subject, JsonElement data, CancellationToken cancellationToken) => grains.GetGrain<IOrderGrain>(subject).Settle();
}
