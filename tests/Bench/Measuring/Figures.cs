using System.Text.Json.Serialization;

namespace Shop.Bench.Measuring;

/// <summary>What one round, or the median of several, came to.</summary>
internal sealed record Figures(
    [property: JsonPropertyName("rate")] double Rate,
    [property: JsonPropertyName("per_cpu_second")] double PerCpuSecond,
    [property: JsonPropertyName("p50_ms")] double P50Ms,
    [property: JsonPropertyName("p99_ms")] double P99Ms,
    [property: JsonPropertyName("p999_ms")] double P999Ms)
{
    /// <summary>For open loops: what one call in twenty exceeds.</summary>
    [JsonPropertyName("p95_ms"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double P95Ms { get; init; }

    /// <summary>Each figure's median over rounds.</summary>
    public static Figures Median(IReadOnlyCollection<Figures> rounds) => new(
        MedianOf(rounds.Select(round => round.Rate)),
        MedianOf(rounds.Select(round => round.PerCpuSecond)),
        MedianOf(rounds.Select(round => round.P50Ms)),
        MedianOf(rounds.Select(round => round.P99Ms)),
        MedianOf(rounds.Select(round => round.P999Ms)))
    {
        P95Ms = MedianOf(rounds.Select(round => round.P95Ms)),
    };

    public static double MedianOf(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
