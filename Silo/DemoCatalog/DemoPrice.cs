namespace Shop.Silo.DemoCatalog;

/// <summary>Prices as shops write them.</summary>
internal static class DemoPrice
{
    private const int Cents = 100;

    /// <summary>The nearest price that looks like one, in minor units: 12.49, 64.95, 249.00, 1,299.00.</summary>
    public static long Rounded(double amount) => amount switch
    {
        < 25 => Math.Max(199, Nearest(amount, 0.5) - 1),
        < 200 => Nearest(amount, 1) - 5,
        < 1000 => Nearest(amount, 10) - Cents,
        _ => Nearest(amount, 50) - Cents,
    };

    /// <summary>A price of the kind: most are near the ordinary one, few are as dear as the dearest.</summary>
    public static double Draw(ref DemoRandom random, KindContent kind, double factor)
    {
        var (min, ordinary, max) = (kind.Price[0], kind.Price[1], kind.Price[2]);
        // Prices are spread by factors, not by differences; two steps up reach the dearest.
        var spread = Math.Log(max / ordinary) / 2.2;
        return Math.Clamp(ordinary * factor * Math.Exp(spread * random.Bell() * 0.7), min, max);
    }

    private static long Nearest(double amount, double step) => (long)(Math.Round(amount / step) * step * Cents);
}
