using System.Diagnostics;

namespace Shop.Runtime.Testing;

/// <summary>Signals to processes that a test has started; .NET itself sends SIGKILL only.</summary>
public static class Signals
{
    /// <summary>Sends a signal by its name, as kill(1) knows it (<c>TERM</c>, <c>STOP</c>, <c>CONT</c>); false where it didn't reach the process.</summary>
    public static bool Signal(this Process process, string name)
    {
        ArgumentNullException.ThrowIfNull(process);
        using var kill = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
        kill.WaitForExit();
        return kill.ExitCode == 0;
    }
}
