using System.Collections.Concurrent;
using System.Diagnostics;

namespace Shop.Chaos.Processes;

/// <summary>
/// Starts processes that end with this one, however it ends: the kernel kills them when the thread that started them is gone, so
/// that thread is one that lives as long as the process.
/// </summary>
internal static class Starter
{
    private static readonly BlockingCollection<Action> _wishes = [];

    static Starter() => new Thread(Work) { IsBackground = true, Name = nameof(Starter) }.Start();

    /// <summary>
    /// Starts a command; what it says goes to the end of a file, and its input is an open pipe on which nothing comes. The id is the
    /// command's own.
    /// </summary>
    public static Task<Process> StartAsync(
        IEnumerable<string> command, string folder, string log, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var start = new ProcessStartInfo(
            "setpriv", ["--pdeathsig", "KILL", "bash", "-c", """[ -p "$1.in" ] || mkfifo "$1.in"; exec "${@:2}" >>"$1" 2>&1 <>"$1.in" """, "bash", log, .. command])
        {
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _wishes.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(start)!);
            }
            catch (Exception exception)
            {
                started.SetException(exception);
            }
        });
        return started.Task;
    }

    private static void Work()
    {
        foreach (var wish in _wishes.GetConsumingEnumerable())
        {
            wish();
        }
    }
}
