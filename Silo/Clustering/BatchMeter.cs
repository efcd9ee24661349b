using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Shop.Clustering;

namespace Shop.Silo.Clustering;

/// <summary>Adds up the batches that this silo's storage tells of in its measurements (<c>storage.batch.rows</c>, <c>storage.batch.duration</c>).</summary>
internal sealed class BatchMeter : IDisposable
{
    private const string Meter = "Shop.Runtime.Storage";
    private const string Rows = "storage.batch.rows";
    private const string Duration = "storage.batch.duration";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, StorageBatches> _batches = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public BatchMeter()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == Meter && instrument.Name is Rows or Duration)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((_, rows, tags, _) => Add(
            tags, one => one with { Count = one.Count + 1, Rows = one.Rows + rows, RowsMost = Math.Max(one.RowsMost, rows) }));
        _listener.SetMeasurementEventCallback<double>((_, milliseconds, tags, _) => Add(
            tags, one => one with { Milliseconds = one.Milliseconds + milliseconds }));
        _listener.Start();
    }

    /// <summary>What there was since the last time, by operation.</summary>
    public ImmutableArray<StorageBatches> Take()
    {
        lock (_gate)
        {
            ImmutableArray<StorageBatches> taken = [.. _batches.Values.OrderBy(static one => one.Operation, StringComparer.Ordinal)];
            _batches.Clear();
            return taken;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private void Add(ReadOnlySpan<KeyValuePair<string, object?>> tags, Func<StorageBatches, StorageBatches> add)
    {
        foreach (var (name, value) in tags)
        {
            if (name == "operation" && value is string operation)
            {
                lock (_gate)
                {
                    _batches[operation] = add(_batches.GetValueOrDefault(operation) ?? new StorageBatches(operation, 0, 0, 0, 0));
                }
            }
        }
    }
}
