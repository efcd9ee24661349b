using System.Diagnostics.Metrics;
using Shop.Clustering;
using Shop.Silo.Clustering;

namespace Shop.Silo.Tests.Clustering;

public sealed class BatchMeterTests : IDisposable
{
    private readonly Meter _meter = new("Shop.Runtime.Storage");
    private readonly BatchMeter _batches = new();

    public void Dispose()
    {
        _batches.Dispose();
        _meter.Dispose();
    }

    // An operation that nothing else in this process has: others store meanwhile.
    [Fact]
    public void batches_are_added_up_by_operation_and_told_once()
    {
        var rows = _meter.CreateHistogram<int>("storage.batch.rows");
        var duration = _meter.CreateHistogram<double>("storage.batch.duration");
        foreach (var (count, milliseconds) in new[] { (3, 1.5), (40, 4.5), (2, 1.0) })
        {
            rows.Record(count, new KeyValuePair<string, object?>("operation", "tested"));
            duration.Record(milliseconds, new KeyValuePair<string, object?>("operation", "tested"));
        }

        Tested().ShouldBe([new StorageBatches("tested", 3, 45, 40, 7)]);
        Tested().ShouldBeEmpty();
    }

    private IEnumerable<StorageBatches> Tested() => _batches.Take().Where(one => one.Operation == "tested");
}
