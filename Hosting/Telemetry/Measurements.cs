using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Shop.Hosting.Telemetry;

/// <summary>
/// Everything that this process measures, from the first time that somebody asks for it: until then nothing is counted, and costs
/// nothing. Counters begin at nought then, as they do when a process starts.
/// </summary>
/// <param name="resource">Who publishes.</param>
/// <param name="settings">Where to, beside who asks.</param>
/// <param name="time">For how long an answer serves.</param>
internal sealed class Measurements(Resource resource, TelemetrySettings settings, TimeProvider time) : IDisposable
{
    // However many ask, the numbers are gathered once a second: the page is no lever against the process.
    private static readonly TimeSpan _freshFor = TimeSpan.FromSeconds(1);

    // Each measurement's combinations of labels; one more is counted as "otel_metric_overflow". A hundred routes with ten answers each,
    // or the methods of all grains, fit.
    private const int LabelsMax = 1_000;

    // There are some hundred; a bug that makes names of data must not fill the memory.
    private const int NamesMax = 500;

    // Milliseconds, where the maker of a measurement has given no bounds: from a call in memory to one that timed out.
    private static readonly double[] _millisecondBounds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

    private static readonly double[] _countBounds = [1, 2, 5, 10, 20, 50, 100, 200, 400, 1_000];

    // What a connection or a request says of itself beyond these (its scheme, its protocol, the server's name) multiplies the labels
    // and tells nobody anything.
    private static readonly string[] _httpLabels = ["http.request.method", "http.route", "http.response.status_code", "error.type"];

    private static readonly string[] _databaseLabels =
        ["db.client.connection.pool.name", "db.client.connection.state", "error.type", "db.response.status_code"];

    private static readonly string[] _meters =
    [
        ShopMeter.Name, "Shop.Runtime.Storage", "Microsoft.Orleans", "Npgsql", "System.Runtime",
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting",
    ];

    private readonly Lock _gate = new();
    private readonly Dictionary<bool, (long At, byte[] Page)> _latest = [];
    private PullReader? _reader;
    private MeterProvider? _provider;

    /// <summary>Begins to measure, unless that has begun.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _provider ??= Build();
        }
    }

    /// <summary>The page.</summary>
    /// <param name="isOpen">As OpenMetrics.</param>
    public byte[] Read(bool isOpen)
    {
        lock (_gate)
        {
            if (_latest.TryGetValue(isOpen, out var latest) && time.GetElapsedTime(latest.At) < _freshFor)
            {
                return latest.Page;
            }

            _provider ??= Build();
            var page = new MetricPage(isOpen);
            page.AddTarget(resource.Attributes);
            _reader!.Read(page);
            var bytes = page.End();
            _latest[isOpen] = (time.GetTimestamp(), bytes);
            return bytes;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _provider?.Dispose();

    private static MetricStreamConfiguration? View(Instrument instrument)
    {
        var isHistogram = instrument.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Histogram<>);
        var labels = instrument.Name.StartsWith("http.server.", StringComparison.Ordinal) ? _httpLabels
            : instrument.Name.StartsWith("db.client.", StringComparison.Ordinal) ? _databaseLabels
            : null;
        var bounds = !isHistogram ? null : instrument.Unit switch
        {
            "ms" => _millisecondBounds,
            "s" => null, // their makers', in seconds
            _ => _countBounds,
        };
        return bounds is null
            ? new MetricStreamConfiguration { CardinalityLimit = LabelsMax, TagKeys = labels }
            : new ExplicitBucketHistogramConfiguration { CardinalityLimit = LabelsMax, TagKeys = labels, Boundaries = bounds };
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The provider disposes of its readers.")]
    private MeterProvider Build()
    {
        _reader = new PullReader(new PullExporter());
        var builder = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddAttributes(resource.Attributes))
            .AddMeter(_meters)
            .SetMaxMetricStreams(NamesMax)
            .SetExemplarFilter(ExemplarFilterType.TraceBased)
            .AddView(View)
            .AddReader(_reader);
        return (settings.OtlpUrl.Length == 0 ? builder : builder.AddOtlpExporter(options => options.PointTo(settings, "v1/metrics"))).Build();
    }

    private sealed class PullReader(PullExporter pulled) : BaseExportingMetricReader(pulled)
    {
        private readonly PullExporter _pulled = pulled;

        public void Read(MetricPage page)
        {
            _pulled.Page = page;
            _pulled.Collect!(Timeout.Infinite); // the reader's own refuses, where it is to be pulled
        }
    }

    [ExportModes(ExportModes.Pull)]
    private sealed class PullExporter : BaseExporter<Metric>, IPullMetricExporter
    {
        public Func<int, bool>? Collect { get; set; }

        public MetricPage? Page { get; set; }

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (var metric in batch)
            {
                Page?.Add(metric);
            }

            return ExportResult.Success;
        }
    }
}
