using System.Diagnostics;
using System.Globalization;

namespace Shop.Bench.Measuring;

/// <summary>
/// The processor time, user and system, of this process and of others with all their children, ended ones included:
/// what a figure "per CPU-second" divides by. Reads <c>/proc</c> (proc(5)), so Linux only.
/// </summary>
internal sealed class CpuMeter(params int[] otherRoots)
{
    // What the kernel reports process times in: sysconf(_SC_CLK_TCK), 100 on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>One that counts other processes too.</summary>
    public CpuMeter And(params int[] more) => new([.. otherRoots, .. more]);

    /// <summary>Seconds so far.</summary>
    public double Seconds()
    {
        var seconds = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
        if (otherRoots.Length == 0)
        {
            return seconds;
        }

        var all = Directory.EnumerateDirectories("/proc")
            .Select(folder => Path.GetFileName(folder)!)
            .Where(name => char.IsAsciiDigit(name[0]))
            .Select(Read)
            .OfType<Usage>()
            .ToLookup(usage => usage.Parent);
        return seconds + otherRoots.Sum(root => Read(root.ToString(CultureInfo.InvariantCulture)) is { } usage ? usage.Seconds + Below(root, all) : 0);
    }

    private static double Below(int parent, ILookup<int, Usage> all) =>
        all[parent].Sum(child => child.Seconds + Below(child.Pid, all));

    private static Usage? Read(string pid)
    {
        try
        {
            // The second field, the name, is in parentheses and may hold anything.
            var text = File.ReadAllText($"/proc/{pid}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            double Ticks(int field) => double.Parse(fields[field - 3], CultureInfo.InvariantCulture);
            return new Usage(
                int.Parse(pid, CultureInfo.InvariantCulture),
                int.Parse(fields[1], CultureInfo.InvariantCulture),
                (Ticks(14) + Ticks(15) + Ticks(16) + Ticks(17)) / TicksPerSecond);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private sealed record Usage(int Pid, int Parent, double Seconds);
}
