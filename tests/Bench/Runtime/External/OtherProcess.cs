using System.Diagnostics;
using Shop.Bench.Measuring;
using Shop.Runtime.Testing;

namespace Shop.Bench.Runtime.External;

/// <summary>This very program in a second process, doing one of <see cref="ServeCommand"/>'s parts until it is disposed of.</summary>
internal sealed class OtherProcess : IAsyncDisposable
{
    private readonly Process _process;

    private OtherProcess(Process process)
    {
        _process = process;
        Cpu = new CpuMeter(process.Id);
    }

    /// <summary>The process's id.</summary>
    public int Id => _process.Id;

    /// <summary>Processor time of both processes.</summary>
    public CpuMeter Cpu { get; }

    /// <summary>Starts it; returns when it serves.</summary>
    /// <exception cref="InvalidOperationException">It ended before it served.</exception>
    public static async Task<OtherProcess> Start(params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(OtherProcess).Assembly.Location, ServeCommand.Name, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        if (await process.StandardOutput.ReadLineAsync() is null)
        {
            throw new InvalidOperationException("The second process ended before it served.");
        }

        return new OtherProcess(process);
    }

    /// <summary>SIGKILL: nothing in the process gets to run any more.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Sends a signal by its name.</summary>
    public void Signal(string name) => _process.Signal(name);

    public async ValueTask DisposeAsync()
    {
        // It ends with its standard input, so that it doesn't outlive a measurement that is broken off.
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
