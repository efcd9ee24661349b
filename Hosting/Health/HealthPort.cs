using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop.Hosting.Settings;
using Shop.Hosting.Telemetry;

namespace Shop.Hosting.Health;

/// <summary>
/// A server of its own for probes and operators, in a host whose port belongs to the public: what the public does to the one, such as
/// taking all connections that it allows, can't be felt on the other.
/// </summary>
public static class HealthPort
{
    // Probers and a Prometheus or two.
    private const int ConnectionsMax = 64;

    /// <summary>Adds it where the settings name a port, and returns them.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is wrong.</exception>
    public static HealthSettings AddHealthPort(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = builder.AddSettings<HealthSettings, HealthSettingsValidator>(HealthSettings.Section);
        if (settings.Port > 0)
        {
            builder.Services.AddHostedService(services => new Listener(services, settings));
        }

        return settings;
    }

    /// <summary>Bounds a server to what probers need, and lets it listen.</summary>
    public static void ListenForProbes(this KestrelServerOptions kestrel, string address, int port)
    {
        ArgumentNullException.ThrowIfNull(kestrel);
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 0; // probes send none
        kestrel.Limits.MaxConcurrentConnections = ConnectionsMax;
        kestrel.Listen(IPAddress.Parse(address), port);
    }

    // From when the public is served until it is no more: who finds it ready finds the other port open.
    private sealed class Listener(IServiceProvider services, HealthSettings settings) : IHostedLifecycleService, IAsyncDisposable
    {
        private readonly WebApplication _app = Build(services, settings);

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => _app.StartAsync(cancellationToken);

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => _app.StopAsync(cancellationToken);

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        private static WebApplication Build(IServiceProvider services, HealthSettings settings)
        {
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenForProbes(settings.Address, settings.Port));
            builder.Services.AddRouting();
            builder.Services.AddSingleton(services.GetRequiredService<ILoggerFactory>());
            builder.Services.AddSingleton(services.GetRequiredService<HealthCheckService>());
            builder.Services.AddSingleton(services.GetRequiredService<Measurements>());
            var app = builder.Build();
            app.MapHealth();
            app.MapMetrics();
            return app;
        }
    }
}
