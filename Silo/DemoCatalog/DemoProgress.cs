using System.Diagnostics;
using System.Globalization;

namespace Shop.Silo.DemoCatalog;

/// <summary>How far loading is: a bar that is drawn over on a terminal, a line for every tenth elsewhere.</summary>
internal sealed class DemoProgress(TextWriter output, bool isTerminal)
{
    private const int BarWidth = 32;

    private readonly long _startedAt = Stopwatch.GetTimestamp();
    private int _tenth;

    /// <summary>Tells that so many of all are done.</summary>
    public void Tell(int done, int total)
    {
        var seconds = Stopwatch.GetElapsedTime(_startedAt).TotalSeconds;
        var text = string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {total:N0} products, {Left(done, total, seconds)}");
        if (isTerminal)
        {
            var filled = (int)((long)BarWidth * done / total);
            output.Write($"\r  [{new string('#', filled)}{new string('.', BarWidth - filled)}] {text,-48}");
            output.Write(done == total ? "\n" : "");
            output.Flush();
        }
        else if ((int)(10L * done / total) > _tenth)
        {
            _tenth = (int)(10L * done / total);
            output.WriteLine($"  {text}");
        }
    }

    private static string Left(int done, int total, double seconds) => done == total
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds:N0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds / done * (total - done):N0} s left");
}
