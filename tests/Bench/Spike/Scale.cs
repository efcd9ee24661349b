namespace Shop.Bench.Spike;

/// <summary>Where a value stands between the bottom of a panel, 0, and its top, 1.</summary>
/// <param name="Least">The value at the bottom.</param>
/// <param name="Most">The value at the top.</param>
/// <param name="IsLogarithmic">Whether equal factors are equal distances.</param>
internal sealed record Scale(double Least, double Most, bool IsLogarithmic)
{
    private static readonly double[] _steps = [1, 2, 5, 10];

    /// <summary>One that shows all of these values: up to the next 1, 2 or 5 times a power of ten; powers of ten where it is logarithmic.</summary>
    public static Scale Of(IEnumerable<double?> values, bool isLogarithmic)
    {
        var known = values.OfType<double>().Where(value => !isLogarithmic || value > 0).DefaultIfEmpty(1).ToList();
        if (isLogarithmic)
        {
            var least = Math.Pow(10, Math.Floor(Math.Log10(known.Min())));
            return new Scale(least, Math.Max(least * 10, Math.Pow(10, Math.Ceiling(Math.Log10(known.Max())))), true);
        }

        var most = Math.Max(known.Max(), 1);
        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return new Scale(0, power * _steps.First(step => power * step >= most), false);
    }

    /// <summary>The values that lines across are drawn for.</summary>
    public IReadOnlyList<double> Lines => IsLogarithmic
        ? [.. Enumerable.Range(0, (int)Math.Round(Math.Log10(Most / Least)) + 1).Select(i => Least * Math.Pow(10, i))]
        : [0, Most / 2, Most];

    /// <summary>Where a value stands; what is outside stands at the edge.</summary>
    public double Of(double value) => Math.Clamp(
        IsLogarithmic ? Math.Log10(Math.Max(value, Least) / Least) / Math.Log10(Most / Least) : (value - Least) / (Most - Least), 0, 1);
}
