using Shop.Chaos.Processes;

namespace Shop.Chaos.Cases;

/// <summary>Silos that come and go at random.</summary>
/// <param name="random">Decides who and how.</param>
/// <param name="all">Those that there are, and have been.</param>
/// <param name="add">One more, which isn't started yet.</param>
/// <param name="say">Is told what is done.</param>
internal sealed class Herd(Random random, Func<IReadOnlyList<Kept>> all, Func<Kept> add, Action<string> say)
{
    private const int SilosMax = 6;
    private const double HangSecondsMax = 8;

    private List<Kept> There => [.. all().Where(static silo => silo.IsWanted)];

    /// <summary>One joins, leaves, is killed, or hangs for a while.</summary>
    public Task StepAsync()
    {
        var there = There;
        var any = there[random.Next(there.Count)];
        return random.Next(10) switch
        {
            <= 3 when there.Count < SilosMax => JoinAsync(),
            <= 6 when there.Count > 1 => LeaveAsync(any),
            7 => HangAsync(any),
            _ => KillAsync(any),
        };
    }

    private async Task JoinAsync()
    {
        var silo = all().FirstOrDefault(static one => !one.IsWanted) ?? add();
        say($"{silo.Name} joins");
        await silo.StartAsync();
    }

    private async Task LeaveAsync(Kept silo)
    {
        say($"SIGTERM of {silo.Name}");
        await silo.StopAsync();
    }

    private Task KillAsync(Kept silo)
    {
        silo.Kill();
        say($"kill -9 of {silo.Name}");
        return Task.CompletedTask;
    }

    private async Task HangAsync(Kept silo)
    {
        say($"SIGSTOP of {silo.Name}");
        await silo.SignalAsync("STOP");
        await Task.Delay(TimeSpan.FromSeconds(random.NextDouble() * HangSecondsMax));
        await silo.SignalAsync("CONT");
        say($"SIGCONT of {silo.Name}");
    }
}
