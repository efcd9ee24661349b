using System.Diagnostics.Metrics;

namespace Shop.Runtime.Storage.Telemetry;

/// <summary>The measurements of one queue, tagged with the provider's name and the kind of operation.</summary>
internal sealed class QueueMetrics
{
    private readonly StorageMeter _meter;
    private readonly KeyValuePair<string, object?>[] _tags;
    private long _refused;

    /// <summary>The measurements of the queue of <paramref name="operation"/> ("write" or "read") of a provider.</summary>
    public QueueMetrics(StorageMeter meter, string provider, string operation)
    {
        _meter = meter;
        _tags = [new("provider", provider), new("operation", operation)];
        meter.AddRefusals(() => new Measurement<long>(Interlocked.Read(ref _refused), _tags));
    }

    /// <summary>Reports how many operations wait, as often as a listener asks.</summary>
    public void Observe(Func<int> length) =>
        _meter.AddQueue(() => new Measurement<int>(length(), _tags));

    /// <summary>A batch was carried out.</summary>
    public void Executed(int rows, TimeSpan duration)
    {
        _meter.BatchRows.Record(rows, _tags);
        _meter.BatchDuration.Record(duration.TotalMilliseconds, _tags);
    }

    /// <summary>An operation was refused, or given up unsent.</summary>
    public void Refused() => Interlocked.Increment(ref _refused);

    /// <summary>An operation is tried again alone because another session holds its row.</summary>
    public void SetAside() => _meter.SetAside.Add(1, _tags);

    /// <summary>A write carried an old version.</summary>
    public void Conflict() => _meter.Conflicts.Add(1, _tags);

    /// <summary>A connection was lost, and with it the outcome of that many operations.</summary>
    public void Lost(int members) => _meter.Lost.Add(members, _tags);

    /// <summary>An operation was answered that long after it had been queued.</summary>
    public void Answered(TimeSpan latency) => _meter.Latency.Record(latency.TotalMilliseconds, _tags);
}
