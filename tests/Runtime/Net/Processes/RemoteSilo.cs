using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Shop.Runtime.Tests.Net.Processes;

/// <summary>A silo in a process of its own, and a client of it in this one.</summary>
public sealed class RemoteSilo : IAsyncLifetime
{
    private readonly string _cluster = $"wire-{Guid.NewGuid():N}";
    private Process _process = null!;
    private IHost _client = null!;
    private int _port;

    public IClusterClient Client => _client.Services.GetRequiredService<IClusterClient>();

    public async Task InitializeAsync()
    {
        _process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SiloProcess.dll"), "wire", _cluster])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var ready = (await _process.StandardOutput.ReadLineAsync()).ShouldNotBeNull();
        ready.ShouldStartWith("ready ");
        _port = int.Parse(ready.AsSpan("ready ".Length), CultureInfo.InvariantCulture);
        _client = await Connect();
    }

    /// <summary>One more client; whoever asks for it disposes of it.</summary>
    public async Task<IHost> Connect()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleansClient(client =>
        {
            client.UseLocalhostClustering(_port);
            client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (_cluster, "shop"));
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    /// <summary>SIGKILL: nothing in the process gets to run any more.</summary>
    public void Kill() => _process.Kill();

    public async Task DisposeAsync()
    {
        await _client.StopAsync();
        _client.Dispose();
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
