using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Orleans.TestingHost;
using Shop.Runtime.Tests.Calls;

namespace Shop.Runtime.Tests.Telemetry;

public sealed class TelemetryTests : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster = new InProcessTestClusterBuilder().Build();

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task a_chain_of_calls_is_one_trace_and_each_turn_a_span_of_it()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var source = new ActivitySource("test");
        using var listener = new ActivityListener
        {
            ShouldListenTo = one => one.Name is "test" or "Microsoft.Orleans.Application",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var root = source.StartActivity("root")!;

        await _cluster.Client.GetGrain<ICallGrain>("first").FromContextOfNext("k", _cluster.Client.GetGrain<ICallGrain>("second"));

        var first = await Span(ended, root, "ICallGrain.FromContextOfNext");
        var second = await Span(ended, root, "ICallGrain.FromContext");
        first.ParentSpanId.ShouldBe(root.SpanId);
        second.ParentSpanId.ShouldBe(first.SpanId);
        second.GetTagItem("rpc.method").ShouldBe("FromContext");
        Activity.Current.ShouldBe(root);
    }

    [Fact]
    public async Task a_failed_call_is_counted_and_its_span_says_so()
    {
        var failed = 0L;
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "Microsoft.Orleans", Name: "orleans-app-requests-failed" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((_, measurement, tags, _) =>
        {
            if (tags[0].Value is "ICallGrain.Fail")
            {
                Interlocked.Add(ref failed, measurement);
            }
        });
        meters.Start();

        await Should.ThrowAsync<InvalidOperationException>(() => _cluster.Client.GetGrain<ICallGrain>("failing").Fail("no"));

        Interlocked.Read(ref failed).ShouldBeGreaterThanOrEqualTo(1);
    }

    private static async Task<Activity> Span(ConcurrentQueue<Activity> ended, Activity root, string name)
    {
        // A span ends a moment after its caller has the answer.
        while (true)
        {
            if (ended.FirstOrDefault(one => one.DisplayName == name && one.TraceId == root.TraceId) is { } found)
            {
                return found;
            }

            await Task.Yield();
        }
    }
}
