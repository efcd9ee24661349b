namespace Shop.Chaos.Cases;

/// <summary>A silo that stands still, and wakes when the others have long gone on.</summary>
internal static class Hangs
{
    private static readonly TimeSpan _asleep = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan _asleepBriefly = TimeSpan.FromSeconds(6);

    public static DrillCase One { get; } = new("hang", "SIGSTOP of one silo for 90 s, then SIGCONT", PlayAsync);

    public static async Task PlayAsync(Drill drill)
    {
        do
        {
            await drill.PauseAsync(1, 3);
            var silo = drill.AnySilo();
            await silo.SignalAsync("STOP");
            drill.Say($"SIGSTOP of {silo.Name}");
            await Task.Delay(drill.IsBrief ? _asleepBriefly : _asleep);
            var ends = silo.OwnEnds;
            await silo.SignalAsync("CONT");
            drill.Say($"SIGCONT of {silo.Name}");
            await Drill.UntilAsync(() => silo.OwnEnds > ends, $"{silo.Name} ends: it was given up");
            await drill.MendedAsync();
        }
        while (drill.HasTime);
    }
}
