namespace Shop.Chaos.Cases;

/// <summary>A new version of the silos is rolled out: one after the other is asked to leave, and started again.</summary>
internal static class Restarts
{
    public static DrillCase Rolling { get; } = new("rolling", "all silos are restarted, one at a time", PlayAsync) { IsUnnoticed = true };

    public static async Task PlayAsync(Drill drill)
    {
        do
        {
            await drill.PauseAsync(1, 2);
            foreach (var silo in drill.Shop.Silos)
            {
                drill.Say($"SIGTERM of {silo.Name}");
                await silo.StopAsync();
                await silo.StartAsync();
                await drill.MendedAsync();
            }
        }
        while (drill.HasTime);
    }
}
