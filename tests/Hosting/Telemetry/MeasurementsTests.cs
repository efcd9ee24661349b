using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using OpenTelemetry.Resources;
using Shop.Hosting.Telemetry;
using Shop.Runtime.Testing;

namespace Shop.Hosting.Tests.Telemetry;

public sealed class MeasurementsTests : IDisposable
{
    private readonly Meter _meter = new(ShopMeter.Name);
    private readonly FakeTime _time = new();
    private readonly Measurements _measurements;

    public MeasurementsTests()
    {
        var resource = ResourceBuilder.CreateEmpty().AddAttributes([new KeyValuePair<string, object>("service.name", "sample")]).Build();
        _measurements = new Measurements(resource, new TelemetrySettings(), _time);
    }

    public void Dispose()
    {
        _measurements.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public void nothing_is_measured_before_somebody_has_asked()
    {
        var counter = _meter.CreateCounter<long>("sample.unasked");
        counter.Enabled.ShouldBeFalse();

        Read();

        counter.Enabled.ShouldBeTrue();
    }

    [Fact]
    public void a_counter_is_told_with_its_help_its_kind_and_its_labels()
    {
        var counter = _meter.CreateCounter<long>("sample.sold", "{thing}", "Things\nsold.");
        Read();
        counter.Add(3, new KeyValuePair<string, object?>("kind", """a "b" \c"""));

        Lines(Read(), "sample_sold").ShouldBe(
        [
            """# HELP sample_sold_total Things\nsold.""",
            "# TYPE sample_sold_total counter",
            """sample_sold_total{kind="a \"b\" \\c"} 3""",
        ]);
    }

    [Fact]
    public void a_histogram_counts_upwards_and_ends_with_all()
    {
        var latency = _meter.CreateHistogram<double>("sample.latency", "ms");
        Read();
        latency.Record(0.2);
        latency.Record(3);
        latency.Record(60_000);

        var lines = Lines(Read(), "sample_latency");

        lines.ShouldContain("""sample_latency_milliseconds_bucket{le="0.1"} 0""");
        lines.ShouldContain("""sample_latency_milliseconds_bucket{le="0.25"} 1""");
        lines.ShouldContain("""sample_latency_milliseconds_bucket{le="5"} 2""");
        lines.ShouldContain("""sample_latency_milliseconds_bucket{le="+Inf"} 3""");
        lines.ShouldContain("sample_latency_milliseconds_sum 60003.2");
        lines.ShouldContain("sample_latency_milliseconds_count 3");
    }

    [Fact]
    public void openmetrics_has_a_trace_with_its_bucket_its_units_and_its_end()
    {
        var latency = _meter.CreateHistogram<double>("sample.traced", "ms");
        Read();
        using var trace = new Activity("request").SetIdFormat(ActivityIdFormat.W3C);
        trace.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        trace.Start();
        latency.Record(3);
        trace.Stop();

        var page = Read(isOpen: true);

        page.ShouldContain("# UNIT sample_traced_milliseconds milliseconds\n");
        page.ShouldContain($"sample_traced_milliseconds_bucket{{le=\"5\"}} 1 # {{trace_id=\"{trace.TraceId}\",span_id=\"{trace.SpanId}\"}} 3 ");
        page.ShouldEndWith("\n# EOF\n");
        Read().ShouldNotContain("trace_id");
    }

    [Fact]
    public void labels_that_are_made_of_data_are_bounded_and_what_is_beyond_is_counted_together()
    {
        var counter = _meter.CreateCounter<long>("sample.careless");
        Read();
        for (var i = 0; i < 5_000; i++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("customer", i));
        }

        var lines = Lines(Read(), "sample_careless_total").Where(line => line[0] != '#').ToList();

        lines.Count.ShouldBeLessThanOrEqualTo(1_001);
        lines.ShouldContain(line => line.StartsWith("sample_careless_total{otel_metric_overflow=\"true\"} ", StringComparison.Ordinal));
        lines.Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(5_000);
    }

    [Fact]
    public void however_often_it_is_asked_the_numbers_are_gathered_once_a_second()
    {
        var asked = 0;
        _meter.CreateObservableGauge("sample.asked", () => ++asked);

        Read();
        var again = Encoding.UTF8.GetString(_measurements.Read(isOpen: false));

        Lines(again, "sample_asked")[^1].ShouldBe("sample_asked 1");
        Lines(Read(), "sample_asked")[^1].ShouldBe("sample_asked 2");
    }

    [Fact]
    public void the_page_says_whose_it_is() => Read().ShouldContain("target_info{service_name=\"sample\"} 1\n");

    private string Read(bool isOpen = false)
    {
        _time.Advance(TimeSpan.FromSeconds(2));
        return Encoding.UTF8.GetString(_measurements.Read(isOpen));
    }

    private static List<string> Lines(string page, string name) => [.. page.Split('\n').Where(line => line.Contains(name, StringComparison.Ordinal))];
}
