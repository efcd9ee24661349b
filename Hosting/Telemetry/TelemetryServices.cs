using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry.Resources;
using Shop.Hosting.Settings;

namespace Shop.Hosting.Telemetry;

/// <summary>What a host tells of itself, by OpenTelemetry: measurements to whoever reads its page, both to a collector by setting.</summary>
public static class TelemetryServices
{
    /// <summary>Adds it.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="service">What it is: <c>silo</c>, <c>api</c>.</param>
    /// <param name="instance">Which one.</param>
    /// <param name="begins">
    /// Whether traces begin here, as they do where requests come in. Elsewhere only those go on that came with a call: what a silo does
    /// by the clock is nobody's request.
    /// </param>
    /// <param name="zone">Where it runs, where the host knows that itself.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is wrong.</exception>
    public static void AddTelemetry(this WebApplicationBuilder builder, string service, string instance, bool begins, string? zone = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = builder.AddSettings<TelemetrySettings, TelemetrySettingsValidator>(TelemetrySettings.Section);
        var resource = Describe(service, instance, zone ?? settings.Zone);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => new Measurements(resource, settings, services.GetRequiredService<TimeProvider>()));
        if (settings.OtlpUrl.Length > 0)
        {
            builder.Services.AddHostedService(services => new Exporting(services.GetRequiredService<Measurements>(), resource, settings, begins));
            if (begins)
            {
                // Elsewhere calls of grains bring their trace along by it, on Microsoft Orleans; nobody's requests come in there.
                builder.Services.Replace(ServiceDescriptor.Singleton<DistributedContextPropagator, OwnTraces>());
            }
        }
    }

    private static Resource Describe(string service, string instance, string zone)
    {
        var attributes = new Dictionary<string, object>
        {
            ["service.name"] = service,
            ["service.namespace"] = "shop",
            ["service.instance.id"] = instance,
            ["service.version"] = Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0",
        };
        if (zone.Length > 0)
        {
            attributes["cloud.availability_zone"] = zone;
        }

        return ResourceBuilder.CreateEmpty().AddAttributes(attributes).Build();
    }
}
