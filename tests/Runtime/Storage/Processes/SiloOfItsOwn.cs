using System.Diagnostics;

namespace Runtime.Tests.Storage.Processes;

/// <summary>A silo in a process of its own, and what it tells.</summary>
internal sealed class SiloOfItsOwn : IDisposable
{
    private readonly Process _process;

    private SiloOfItsOwn(Process process) => _process = process;

    /// <summary>Starts it; returns when it is ready to begin.</summary>
    public static async Task<SiloOfItsOwn> Start(string connectionString, string cluster, string what, int count)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "SiloProcess.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, connectionString, cluster, what, $"{count}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var silo = new SiloOfItsOwn(process);
        (await process.StandardOutput.ReadLineAsync()).ShouldBe("ready");
        return silo;
    }

    /// <summary>Lets it begin.</summary>
    public void Begin() => _process.StandardInput.WriteLine();

    /// <summary>The next thing that it tells; null when it has ended.</summary>
    public ValueTask<string?> Next() => _process.StandardOutput.ReadLineAsync(CancellationToken.None);

    /// <summary>All that it tells until it says that it is done, or ends.</summary>
    public async Task<List<string>> Rest()
    {
        var lines = new List<string>();
        while (await Next() is { } line && line != "done")
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>SIGKILL: nothing in the process gets to run any more.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.WaitForExit();
        _process.Dispose();
    }
}
