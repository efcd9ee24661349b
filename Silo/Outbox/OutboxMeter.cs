using System.Diagnostics.Metrics;

namespace Shop.Silo.Outbox;

/// <summary>Counts what the outbox does.</summary>
internal static class OutboxMeter
{
    private static readonly Meter _meter = new(ShopMeter.Name);

    private static readonly Counter<long> _handled =
        _meter.CreateCounter<long>("shop.outbox.handled", "{row}", "Rows that were done, or failed and come again, by kind.");

    /// <summary>A row was taken up.</summary>
    /// <param name="kind">Its kind; one that somebody does.</param>
    /// <param name="isDone">Whether it was done.</param>
    public static void Handled(string kind, bool isDone) =>
        _handled.Add(1, new("kind", kind), new("outcome", isDone ? "done" : "failed"));
}
