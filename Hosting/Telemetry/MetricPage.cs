using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Shop.Hosting.Telemetry;

/// <summary>
/// Writes measurements as Prometheus reads them: its text format 0.0.4, or
/// <see href="https://github.com/prometheus/OpenMetrics/blob/v1.0.0/specification/OpenMetrics.md">OpenMetrics 1.0</see>, which has
/// exemplars: with a bucket of latencies, the trace of one request that fell into it.
/// </summary>
/// <param name="isOpen">Whether it is OpenMetrics.</param>
internal sealed class MetricPage(bool isOpen)
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);

    /// <summary>The content type of what was asked for.</summary>
    public static string ContentType(bool isOpen) =>
        isOpen ? "application/openmetrics-text; version=1.0.0; charset=utf-8" : "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Adds who publishes this: the process, as the resource says.</summary>
    public void AddTarget(IEnumerable<KeyValuePair<string, object>> attributes)
    {
        // A gauge, which is what the older format knows; OpenMetrics' "info" would add an ending of its own to the name.
        _text.Append("# TYPE target_info gauge\n").Append("target_info");
        AddLabels(attributes.Select(one => (MetricNames.OfLabel(one.Key), $"{one.Value}")));
        _text.Append(" 1\n");
    }

    /// <summary>Adds a measurement with all its samples.</summary>
    public void Add(Metric metric)
    {
        var name = MetricNames.Of(metric.Name, metric.Unit);
        var isCounter = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
        var isHistogram = metric.MetricType == MetricType.Histogram;
        if (!isCounter && !isHistogram && metric.MetricType == MetricType.ExponentialHistogram)
        {
            return; // nothing here makes one
        }

        Begin(isCounter && !isOpen ? $"{name}_total" : name, metric, isCounter ? "counter" : isHistogram ? "histogram" : "gauge");
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var labels = Labels(point.Tags);
            if (isHistogram)
            {
                AddHistogram(name, labels, in point);
            }
            else
            {
                AddSample(isCounter ? $"{name}_total" : name, labels, Value(metric.MetricType, in point));
                _text.Append('\n');
            }
        }
    }

    /// <summary>The page's bytes.</summary>
    public byte[] End()
    {
        if (isOpen)
        {
            _text.Append("# EOF\n");
        }

        return Encoding.UTF8.GetBytes(_text.ToString());
    }

    private static double Value(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        _ => point.GetGaugeLastValueDouble(),
    };

    private static List<(string Name, string Value)> Labels(ReadOnlyTagCollection tags)
    {
        var labels = new List<(string, string)>(tags.Count);
        foreach (var (name, value) in tags)
        {
            labels.Add((MetricNames.OfLabel(name), value switch
            {
                bool truth => truth ? "true" : "false",
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                _ => value?.ToString() ?? "",
            }));
        }

        return labels;
    }

    // Two meters may have the same measurement: its head stands once.
    private void Begin(string name, Metric metric, string type)
    {
        if (!_begun.Add(name))
        {
            return;
        }

        if (metric.Description.Length > 0)
        {
            _text.Append("# HELP ").Append(name).Append(' ').Append(MetricNames.Quoted(metric.Description)).Append('\n');
        }

        _text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        if (isOpen && MetricNames.Unit(metric.Unit) is { Length: > 0 } unit)
        {
            _text.Append("# UNIT ").Append(name).Append(' ').Append(unit).Append('\n');
        }
    }

    private void AddHistogram(string name, List<(string Name, string Value)> labels, in MetricPoint point)
    {
        long count = 0;
        var below = double.NegativeInfinity;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            count += bucket.BucketCount;
            AddSample($"{name}_bucket", [.. labels, ("le", MetricNames.Number(bucket.ExplicitBound))], count);
            AddExemplar(in point, below, bucket.ExplicitBound);
            _text.Append('\n');
            below = bucket.ExplicitBound;
        }

        AddSample($"{name}_sum", labels, point.GetHistogramSum());
        _text.Append('\n');
        AddSample($"{name}_count", labels, point.GetHistogramCount());
        _text.Append('\n');
    }

    private void AddExemplar(in MetricPoint point, double above, double upTo)
    {
        if (!isOpen || !point.TryGetExemplars(out var exemplars))
        {
            return;
        }

        foreach (ref readonly var exemplar in exemplars)
        {
            if (exemplar.TraceId != default && exemplar.DoubleValue > above && exemplar.DoubleValue <= upTo)
            {
                _text.Append(" # {trace_id=\"").Append(exemplar.TraceId.ToHexString()).Append("\",span_id=\"").Append(exemplar.SpanId.ToHexString())
                    .Append("\"} ").Append(MetricNames.Number(exemplar.DoubleValue)).Append(' ')
                    .Append(MetricNames.Number(exemplar.Timestamp.ToUnixTimeMilliseconds() / 1000.0));
                return;
            }
        }
    }

    private void AddSample(string name, IEnumerable<(string Name, string Value)> labels, double value)
    {
        _text.Append(name);
        AddLabels(labels);
        _text.Append(' ').Append(MetricNames.Number(value));
    }

    private void AddLabels(IEnumerable<(string Name, string Value)> labels)
    {
        var before = '{';
        foreach (var (name, value) in labels)
        {
            _text.Append(before).Append(name).Append("=\"").Append(MetricNames.Quoted(value)).Append('"');
            before = ',';
        }

        if (before == ',')
        {
            _text.Append('}');
        }
    }
}
