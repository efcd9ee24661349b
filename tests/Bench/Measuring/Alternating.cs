namespace Shop.Bench.Measuring;

/// <summary>Measures two sides in turn, so that a machine that gets slower or faster does so for both.</summary>
internal static class Alternating
{
    public static async Task<(Figures Ours, Figures Reference)> Run(
        BenchOptions options, Func<TimeSpan, Task<Figures>> ours, Func<TimeSpan, Task<Figures>> reference)
    {
        // Compiled, connected and cached before anything counts.
        await ours(options.Round / 2);
        await reference(options.Round / 2);
        var oursRounds = new List<Figures>();
        var referenceRounds = new List<Figures>();
        for (var i = 0; i < options.Rounds; i++)
        {
            oursRounds.Add(await ours(options.Round));
            referenceRounds.Add(await reference(options.Round));
        }

        return (Figures.Median(oursRounds), Figures.Median(referenceRounds));
    }
}
