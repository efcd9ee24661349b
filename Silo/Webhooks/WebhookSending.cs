using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Shop.Hosting.Periodic;
using Shop.Webhooks;

namespace Shop.Silo.Webhooks;

/// <summary>
/// Makes deliveries: looks every second for places for which something is due, and works for each by itself, so that one that doesn't answer
/// holds up no other. At least once, in no order: a silo may die between the place's answer and the note of it.
/// </summary>
internal sealed partial class WebhookSending(WebhookQueue queue, WebhookClient client, TimeProvider time, ILogger<WebhookSending> logger)
    : PeriodicService(TimeSpan.FromSeconds(1), time, logger)
{
    private static readonly Meter _meter = new(ShopMeter.Name);

    private static readonly Counter<long> _sent = _meter.CreateCounter<long>("shop.webhooks.sent", "{delivery}", "Attempts to deliver, by what became of them.");

    private readonly ConcurrentDictionary<WebhookId, Task> _atWork = [];

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_atWork.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>One round, and all that it began.</summary>
    internal async Task RoundAsync(CancellationToken cancellationToken)
    {
        await WorkAsync(cancellationToken);
        await Task.WhenAll(_atWork.Values);
    }

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        foreach (var endpoint in await queue.DueAsync(stoppingToken))
        {
            _ = _atWork.GetOrAdd(endpoint, _ => DeliverAllAsync(endpoint, stoppingToken));
        }
    }

    private async Task DeliverAllAsync(WebhookId endpoint, CancellationToken stoppingToken)
    {
        await Task.Yield(); // so that it is among those at work before it can end
        try
        {
            while (await queue.ClaimAsync(endpoint, stoppingToken) is { Count: > 0 } claimed)
            {
                await Task.WhenAll(claimed.Select(delivery => DeliverAsync(endpoint, delivery, stoppingToken)));
            }
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LogNotNoted(logger, endpoint.Value, exception);
        }
        finally
        {
            _atWork.TryRemove(endpoint, out _);
        }
    }

    private async Task DeliverAsync(WebhookId endpoint, WebhookDelivery delivery, CancellationToken stoppingToken)
    {
        var outcome = await client.SendAsync(delivery, stoppingToken);
        _sent.Add(1, new KeyValuePair<string, object?>("outcome", outcome.IsDelivered ? "delivered" : "failed"));
        if (!outcome.IsDelivered)
        {
            LogFailed(logger, delivery.Event, endpoint.Value, outcome.Failure);
        }

        await queue.NoteAsync(delivery, outcome, stoppingToken);
    }

    [LoggerMessage(5720, LogLevel.Information, "{Event} was not delivered to {Webhook}: {Failure}")]
    private static partial void LogFailed(ILogger logger, string @event, string webhook, string? failure);

    [LoggerMessage(5721, LogLevel.Warning, "Deliveries to {Webhook} are not noted; they come again")]
    private static partial void LogNotNoted(ILogger logger, string webhook, Exception exception);
}
