using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Shop.Hosting.Telemetry;

/// <summary>Sends traces and measurements to a collector for as long as the host runs; what is left is sent when it stops.</summary>
internal sealed class Exporting(Measurements measurements, Resource resource, TelemetrySettings settings, bool begins) : IHostedService, IDisposable
{
    // Requests, grain calls, batches of storage, statements.
    private static readonly string[] _sources = ["Microsoft.AspNetCore", "Microsoft.Orleans.Application", "Shop.Runtime.Storage", "Npgsql"];

    // A collector that is away must not hold a silo's end up.
    private const int LastWordsMilliseconds = 2_000;

    private TracerProvider? _traces;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        measurements.Begin();
        Sampler root = begins ? new TraceIdRatioBasedSampler(settings.TraceShare) : new AlwaysOffSampler();
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddAttributes(resource.Attributes))
            .AddSource(_sources)
            .SetSampler(new ParentBasedSampler(root))
            .AddProcessor(new KeysLeftOut())
            .AddOtlpExporter(options => options.PointTo(settings, "v1/traces"))
            .Build();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _traces?.ForceFlush(LastWordsMilliseconds);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _traces?.Dispose();
}
