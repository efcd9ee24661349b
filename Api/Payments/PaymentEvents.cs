using Npgsql;
using Orleans;
using Shop.Api.Calls;
using Shop.Checkout;

namespace Shop.Api.Payments;

/// <summary>
/// Takes providers' events, each once: its id is stored before its effect, and that the effect was had afterwards. A process that
/// dies in between leaves one that its repeat carries out; and the checkout's sweeper asks for what nobody tells.
/// </summary>
internal sealed class PaymentEvents(NpgsqlDataSource database, IGrainFactory grains, GrainCalls calls)
{
    /// <summary>Takes an event. Where this throws, the provider has to send it again.</summary>
    public async Task TakeAsync(string provider, PaymentEvent taken, CancellationToken cancellationToken)
    {
        if (await BeginAsync(provider, taken, cancellationToken))
        {
            if (taken.Checkout is { } checkout)
            {
                await calls.RepeatableAsync(grains.GetGrain<ICheckoutGrain>(checkout.Value), ResumeAsync);
            }

            await FinishAsync(provider, taken);
        }
    }

    private static async Task<bool> ResumeAsync(ICheckoutGrain checkout)
    {
        await checkout.Resume();
        return true;
    }

    /// <summary>Stores the event; false where its effect has been had.</summary>
    private async Task<bool> BeginAsync(string provider, PaymentEvent taken, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "INSERT INTO shop.payment_events (provider, event_id, key) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        {
            Parameters = { Text(provider), Text(taken.Id), Text(taken.Key) },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT done_at IS NULL FROM shop.payment_events WHERE provider = $1 AND event_id = $2")
        {
            Parameters = { Text(provider), Text(taken.Id) },
        });
        return await batch.ExecuteScalarAsync(cancellationToken) is true;
    }

    private async Task FinishAsync(string provider, PaymentEvent taken)
    {
        await using var command = database.CreateCommand("UPDATE shop.payment_events SET done_at = now() WHERE provider = $1 AND event_id = $2");
        command.Parameters.Add(Text(provider));
        command.Parameters.Add(Text(taken.Id));
        await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };
}
