using System.Diagnostics;

namespace Shop.Script.Tests;

/// <summary>Processes by their id, and waiting for what they do.</summary>
public static class Processes
{
    private static readonly TimeSpan _patienceMax = TimeSpan.FromSeconds(60);

    /// <summary>Runs and isn't just waiting to be collected by its parent.</summary>
    public static bool Runs(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    public static void Signal(string signal, params int[] pids)
    {
        using var kill = Process.Start("kill", [$"-{signal}", .. pids.Select(pid => $"{pid}")]);
        kill.WaitForExit();
    }

    /// <summary>Asks five times a second until it is so; fails after a minute with what was waited for.</summary>
    public static async Task EventuallyAsync(string what, Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(_patienceMax);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        try
        {
            while (!await isSo())
            {
                await timer.WaitForNextTickAsync(patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"not within {_patienceMax.TotalSeconds} s: {what}");
        }
    }
}
