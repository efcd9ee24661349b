namespace Shop.SiloProcess;

/// <summary>Lines to the standard output that are with the reader when <see cref="Tell"/> returns, whatever becomes of this process.</summary>
internal static class Acknowledgements
{
    private static readonly Stream _output = Console.OpenStandardOutput();

    public static void Tell(string line)
    {
        // One write a line: the pipe takes lines this short whole, so they can't mix (POSIX, PIPE_BUF).
        _output.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
    }
}
