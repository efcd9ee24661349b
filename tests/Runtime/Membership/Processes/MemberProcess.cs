using System.Collections.Concurrent;
using System.Diagnostics;
using Shop.Runtime.Testing;
using Shop.Runtime.Testing.Network;

namespace Runtime.Tests.Membership.Processes;

/// <summary>A silo of a cluster, in a process of its own.</summary>
internal sealed class MemberProcess : IDisposable
{
    private readonly ConcurrentQueue<string> _log = new();
    private readonly Process _process;

    private MemberProcess(Process process, int port)
    {
        _process = process;
        Port = port;
        process.ErrorDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        process.BeginErrorReadLine();
    }

    /// <summary>Where other silos reach it.</summary>
    public int Port { get; }

    /// <summary>What it has logged.</summary>
    public string Log => string.Join('\n', _log);

    public bool HasExited => _process.HasExited;

    /// <summary>Starts it; returns once it has joined.</summary>
    public static async Task<MemberProcess> StartAsync(string connectionString, string cluster, string? grains = null)
    {
        var port = FreePort.Next();
        var program = Path.Combine(AppContext.BaseDirectory, "SiloProcess.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, "member", connectionString, cluster, $"{port}", $"{FreePort.Next()}", .. grains is null ? Array.Empty<string>() : [grains]])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var member = new MemberProcess(process, port);
        (await process.StandardOutput.ReadLineAsync()).ShouldBe("ready", member.Log);
        return member;
    }

    /// <summary>SIGKILL: nothing in the process gets to run any more.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Sends a signal by its name.</summary>
    public void Signal(string name) => _process.Signal(name);

    /// <summary>Ends when the process has ended.</summary>
    public Task WhenExited() => _process.WaitForExitAsync();

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
