namespace Shop.Chaos.Cases;

/// <summary>Everything at random: silos come and go, with and without a word, and what they stand on fails now and then.</summary>
internal static class Elastic
{
    public static DrillCase Random { get; } = new("elastic", "1 to 6 silos come and go at random, hang and are killed; PostgreSQL restarts, the Api is killed", PlayAsync);

    public static async Task PlayAsync(Drill drill)
    {
        var herd = new Herd(drill.Random, () => drill.Shop.Silos, drill.Shop.AddSilo, drill.Say);
        while (drill.HasTime)
        {
            await drill.PauseAsync(1, 4);
            await (drill.Random.Next(12) switch
            {
                0 => Kills.ApiOnceAsync(drill),
                1 => DatabaseFaults.RestartOnceAsync(drill),
                _ => herd.StepAsync(),
            });
        }

        await drill.MendedAsync();
    }
}
