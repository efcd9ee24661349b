using System.Globalization;

namespace Shop.Bench.Measuring;

/// <summary>Results as a person reads them: one line each, its reference below it.</summary>
internal static class Table
{
    private const string Row = "{0,-24} {1,14} {2,14} {3,9} {4,9} {5,9} {6,7}";

    public static void WriteHeader() =>
        Console.WriteLine(Row, "case", "per second", "per CPU-s", "p50 ms", "p99 ms", "p99.9 ms", "ratio");

    public static void Write(Result result)
    {
        if (result.Bytes is { } bytes)
        {
            Console.WriteLine(Row, result.Case, Number(bytes) + " B", "", "", "", "", "");
            return;
        }

        if (result.MaxMs is { } max)
        {
            Console.WriteLine(Row, result.Case, "", "", Milliseconds(result.P50Ms!.Value), "", "", "");
            Console.WriteLine($"  (the longest {result.Unit}: {Milliseconds(max)} ms)");
            return;
        }

        if (result.Percent is { } percent)
        {
            Console.WriteLine(Row, result.Case, percent.ToString("F1", CultureInfo.InvariantCulture) + " %", "", "", "", "", "");
            return;
        }

        WriteRow(result.Case, result.Rate!.Value, result.PerCpuSecond!.Value, result.P50Ms!.Value, result.P99Ms!.Value, result.P999Ms!.Value,
            result.Ratio is { } ratio ? ratio.ToString("F2", CultureInfo.InvariantCulture) : "");
        if (result.P95Ms is { } p95)
        {
            Console.WriteLine($"  (p95 {Milliseconds(p95)} ms)");
        }

        if (result.Reference is { } reference)
        {
            WriteRow("  beside", reference.Rate, reference.PerCpuSecond, reference.P50Ms, reference.P99Ms, reference.P999Ms, "");
            Console.WriteLine($"  ({reference.Name})");
        }
    }

    private static void WriteRow(string name, double rate, double perCpu, double p50, double p99, double p999, string ratio) =>
        Console.WriteLine(Row, name, Number(rate), Number(perCpu), Milliseconds(p50), Milliseconds(p99), Milliseconds(p999), ratio);

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Milliseconds(double value) => value.ToString("F3", CultureInfo.InvariantCulture);
}
