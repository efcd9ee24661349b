using System.Diagnostics;
using Shop.Runtime.Testing;

namespace Shop.Api.Tests.Telemetry;

/// <summary>A host in a process of its own, from the tests' folder.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _client = new();
    private readonly string _operators;

    private HostProcess(Process process, string operators) => (_process, _operators) = (process, operators);

    /// <summary>Starts it, and returns when it is ready.</summary>
    /// <param name="program">The host's name, as of its assembly.</param>
    /// <param name="operators">Where its health and its measurements are.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="settings">Its environment, beside the tests' own.</param>
    public static async Task<HostProcess> StartAsync(string program, string operators, string[] arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, $"{program}.dll"), .. arguments])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            Environment = { ["Logging__LogLevel__Default"] = "Warning" },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var host = new HostProcess(Process.Start(start)!, operators);
        await Eventually.ReadAsync(host.IsReadyAsync, static ready => ready);
        return host;
    }

    /// <summary>The page that Prometheus reads.</summary>
    public async Task<string> MetricsAsync(string accept = "text/plain")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{_operators}/metrics") { Headers = { { "Accept", accept } } };
        using var answer = await _client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Ends it as its supervisor does: what it has to say it says before.</summary>
    public async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            _process.Signal("TERM");
            await _process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
        _client.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        _process.HasExited.ShouldBeFalse("the host has ended");
        try
        {
            using var ready = await _client.GetAsync($"{_operators}/health/ready");
            return ready.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
