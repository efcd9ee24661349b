using System.Globalization;
using System.Text;

namespace Shop.Hosting.Telemetry;

/// <summary>
/// What a measurement is called on the page: as OpenTelemetry's
/// <see href="https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/">rules for Prometheus</see> have it,
/// but for units that aren't of physics (<c>calls</c>, <c>activations</c>), which are left away.
/// </summary>
public static class MetricNames
{
    /// <summary>The name with its unit, without the ending that a kind of sample has (<c>_total</c>, <c>_bucket</c>).</summary>
    public static string Of(string name, string unit)
    {
        var text = Clean(name);
        return Unit(unit) is { Length: > 0 } word && !text.EndsWith('_' + word, StringComparison.Ordinal) ? $"{text}_{word}" : text;
    }

    /// <summary>A label's name.</summary>
    public static string OfLabel(string name) => Clean(name);

    /// <summary>A number as both formats have it.</summary>
    public static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>A text between quotes.</summary>
    public static string Quoted(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>The unit's word; empty for one that has none.</summary>
    public static string Unit(string unit) => unit switch
    {
        "s" => "seconds",
        "ms" => "milliseconds",
        "By" => "bytes",
        _ => "",
    };

    private static string Clean(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var one in name)
        {
            var good = char.IsAsciiLetterOrDigit(one) ? one : '_';
            if (good != '_' || (text.Length > 0 && text[^1] != '_'))
            {
                text.Append(good);
            }
        }

        return text.Length == 0 || char.IsAsciiDigit(text[0]) ? $"_{text}" : text.ToString();
    }
}
