using System.Diagnostics.Metrics;

namespace Shop.Runtime.Storage.Telemetry;

/// <summary>The meter <c>Shop.Runtime.Storage</c>. One a provider; measurements carry the provider's name.</summary>
internal sealed class StorageMeter : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Shop.Runtime.Storage";

    private readonly Meter _meter = new(Name);
    private readonly List<Func<Measurement<int>>> _queues = [];
    private readonly List<Func<Measurement<long>>> _refusals = [];

    /// <summary>Makes the instruments.</summary>
    public StorageMeter()
    {
        BatchRows = _meter.CreateHistogram<int>("storage.batch.rows", "{row}", "Rows in a batch");
        BatchDuration = _meter.CreateHistogram<double>("storage.batch.duration", "ms", "Time from sending a batch to its commit");
        Latency = _meter.CreateHistogram<double>("storage.latency", "ms", "Time from queueing an operation to its answer");
        Conflicts = _meter.CreateCounter<long>("storage.conflicts", "{operation}", "Writes refused for their version");
        SetAside = _meter.CreateCounter<long>("storage.set_aside", "{operation}", "Operations retried alone because their row was locked");
        Lost = _meter.CreateCounter<long>("storage.lost", "{operation}", "Operations whose outcome was lost with their connection");
        // Told from nought: the first refusal is what wakes people, and a counter that appears with it has no rate yet.
        _meter.CreateObservableCounter("storage.refused", ObserveRefusals, "{operation}", "Operations refused because of a full queue, a long wait or an unreachable database");
        _meter.CreateObservableGauge("storage.queue.length", ObserveQueues, "{operation}", "Operations that wait to be sent");
    }

    public Histogram<int> BatchRows { get; }

    public Histogram<double> BatchDuration { get; }

    public Histogram<double> Latency { get; }

    public Counter<long> Conflicts { get; }

    public Counter<long> SetAside { get; }

    public Counter<long> Lost { get; }

    /// <summary>Adds a queue whose length is reported.</summary>
    public void AddQueue(Func<Measurement<int>> observe) => _queues.Add(observe);

    /// <summary>Adds a queue whose refusals are reported.</summary>
    public void AddRefusals(Func<Measurement<long>> observe) => _refusals.Add(observe);

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<int>> ObserveQueues() => _queues.Select(observe => observe());

    private IEnumerable<Measurement<long>> ObserveRefusals() => _refusals.Select(observe => observe());
}
