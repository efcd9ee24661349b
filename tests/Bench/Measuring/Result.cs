using System.Text.Json.Serialization;

namespace Shop.Bench.Measuring;

/// <summary>One case's outcome: a line of the table, an element of the JSON file.</summary>
internal sealed record Result(
    [property: JsonPropertyName("case")] string Case,
    [property: JsonPropertyName("unit")] string Unit)
{
    [JsonPropertyName("rate"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Rate { get; init; }

    [JsonPropertyName("per_cpu_second"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? PerCpuSecond { get; init; }

    [JsonPropertyName("p50_ms"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? P50Ms { get; init; }

    [JsonPropertyName("p95_ms"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? P95Ms { get; init; }

    [JsonPropertyName("p99_ms"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? P99Ms { get; init; }

    [JsonPropertyName("p999_ms"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? P999Ms { get; init; }

    /// <summary>For cases that are repeated some times: the longest of all.</summary>
    [JsonPropertyName("max_ms"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? MaxMs { get; init; }

    /// <summary>For shares: of a hundred.</summary>
    [JsonPropertyName("percent"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Percent { get; init; }

    /// <summary>For memory cases: bytes each.</summary>
    [JsonPropertyName("bytes"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Bytes { get; init; }

    [JsonPropertyName("reference"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Reference? Reference { get; init; }

    /// <summary>This case's rate, or bytes, to the reference's, of the same run.</summary>
    [JsonPropertyName("ratio"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Ratio { get; init; }

    /// <summary>How long something took, of several times.</summary>
    public static Result Of(string name, IReadOnlyCollection<TimeSpan> times) => new(name, $"of {times.Count} times")
    {
        P50Ms = Figures.MedianOf(times.Select(time => time.TotalMilliseconds)),
        MaxMs = times.Max().TotalMilliseconds,
    };

    public static Result Of(string name, string unit, Figures ours, string referenceName, Figures? reference) => new(name, unit)
    {
        Rate = ours.Rate,
        PerCpuSecond = ours.PerCpuSecond,
        P50Ms = ours.P50Ms,
        P95Ms = ours.P95Ms > 0 ? ours.P95Ms : null,
        P99Ms = ours.P99Ms,
        P999Ms = ours.P999Ms,
        Reference = reference is null ? null : new Reference(
            referenceName, reference.Rate, reference.PerCpuSecond, reference.P50Ms, reference.P99Ms, reference.P999Ms),
        Ratio = reference is null ? null : ours.Rate / reference.Rate,
    };
}

/// <summary>What a case is measured against, in the same run.</summary>
internal sealed record Reference(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("rate")] double Rate,
    [property: JsonPropertyName("per_cpu_second")] double PerCpuSecond,
    [property: JsonPropertyName("p50_ms")] double P50Ms,
    [property: JsonPropertyName("p99_ms")] double P99Ms,
    [property: JsonPropertyName("p999_ms")] double P999Ms);
