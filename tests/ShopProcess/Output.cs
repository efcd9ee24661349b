using System.Text;
using System.Text.Json;

namespace Shop.ShopProcess;

/// <summary>Lines to the standard output that are with the reader when <see cref="Tell(string)"/> returns, whatever becomes of this process.</summary>
internal static class Output
{
    private static readonly Stream _output = Console.OpenStandardOutput();

    public static void Tell(Report report) => Tell(JsonSerializer.Serialize(report));

    // One write a line: the pipe takes lines this short whole, so they can't mix (POSIX, PIPE_BUF).
    public static void Tell(string line) => _output.Write(Encoding.UTF8.GetBytes(line + "\n"));
}
