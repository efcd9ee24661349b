using System.Diagnostics;
using System.Globalization;
using Shop.Runtime.Testing;
using Shop.Runtime.Testing.Network;

namespace Shop.Api.Tests;

/// <summary>A silo in a process of its own, as it runs: it can be killed, and started again on the same ports.</summary>
public sealed class SiloOfItsOwn : IAsyncDisposable
{
    private readonly Dictionary<string, string> _settings;
    private Process? _process;

    public SiloOfItsOwn(string database) => _settings = new Dictionary<string, string>
    {
        ["DATABASE_URL"] = database,
        ["Silo__Port"] = Port(),
        ["Silo__GatewayPort"] = Port(),
        ["Silo__HealthPort"] = Port(),
        ["Logging__LogLevel__Default"] = "Warning",
    };

    /// <summary>Starts it; it is ready when this ends.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Silo.dll")]) { WorkingDirectory = AppContext.BaseDirectory };
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        using var http = new HttpClient();
        var ready = new Uri($"http://127.0.0.1:{_settings["Silo__HealthPort"]}/health/ready");
        await Eventually.ReadAsync(
            async () =>
            {
                _process.HasExited.ShouldBeFalse("the silo has ended");
                try
                {
                    using var answer = await http.GetAsync(ready);
                    return answer.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false; // it doesn't listen yet
                }
            },
            isReady => isReady);
    }

    /// <summary>SIGKILL: nothing in the process gets to run any more.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
    }

    private static string Port() => FreePort.Next().ToString(CultureInfo.InvariantCulture);
}
