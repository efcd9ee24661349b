using System.Text;
using System.Text.Json;

namespace Shop.ShopProcess;

/// <summary>Lines to the standard output that are with the reader when <see cref="Tell(string)"/> returns, whatever becomes of this process.</summary>
public static class Output
{
    private static readonly Stream _output = Console.OpenStandardOutput();

    /// <summary>What a line begins with that is a report: the silo's log goes the same way.</summary>
    public const string ReportMark = "report ";

    public static void Tell(Report report) => Tell(ReportMark + JsonSerializer.Serialize(report));

    // One write a line: the pipe takes lines this short whole, so they can't mix (POSIX, PIPE_BUF).
    public static void Tell(string line) => _output.Write(Encoding.UTF8.GetBytes(line + "\n"));
}
