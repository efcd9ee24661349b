using Shop.Chaos.Processes;

namespace Shop.Chaos.Cases;

/// <summary>Programs that end from one moment to the next.</summary>
internal static class Kills
{
    // Long enough for the others to have gone on without it.
    private static readonly TimeSpan _away = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan _awayBriefly = TimeSpan.FromSeconds(1);

    public static DrillCase One { get; } = new("kill-one", "kill -9 of one silo of three", drill => SilosAsync(drill, 1)) { IsUnnoticed = true };

    public static DrillCase Two { get; } = new("kill-two", "kill -9 of two silos of three at once", drill => SilosAsync(drill, 2));

    public static DrillCase All { get; } = new("kill-all", "kill -9 of all silos at once", drill => SilosAsync(drill, 3));

    public static DrillCase Api { get; } = new("kill-api", "kill -9 of the Api", ApiAsync);

    /// <summary>Kills so many silos at once, again and again; they come back after a while.</summary>
    public static async Task SilosAsync(Drill drill, int count)
    {
        do
        {
            await drill.PauseAsync(1, 3);
            var chosen = drill.Shop.Silos.OrderBy(_ => drill.Random.Next()).Take(count).ToList();
            foreach (var silo in chosen)
            {
                silo.RestartDelay = drill.IsBrief ? _awayBriefly : _away;
            }

            chosen.ForEach(static silo => silo.Kill());
            drill.Say($"kill -9 of {string.Join(", ", chosen.Select(static silo => silo.Name))}");
            await EndedAsync(drill, chosen);
        }
        while (drill.HasTime);
    }

    public static async Task ApiAsync(Drill drill)
    {
        do
        {
            await drill.PauseAsync(1, 3);
            await ApiOnceAsync(drill);
        }
        while (drill.HasTime);
    }

    public static Task ApiOnceAsync(Drill drill)
    {
        drill.Shop.Api.Kill();
        drill.Say("kill -9 of the Api");
        return EndedAsync(drill, [drill.Shop.Api]);
    }

    // Its health can't be asked for before it is gone.
    private static async Task EndedAsync(Drill drill, IReadOnlyList<Kept> killed)
    {
        await Task.Delay(killed.Max(static one => one.RestartDelay));
        await drill.MendedAsync();
    }
}
