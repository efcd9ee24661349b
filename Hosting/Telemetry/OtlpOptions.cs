using OpenTelemetry.Exporter;

namespace Shop.Hosting.Telemetry;

/// <summary>The collector that the settings name, as the exporters want it.</summary>
internal static class OtlpOptions
{
    /// <summary>Points an exporter to it.</summary>
    /// <param name="options">The exporter's.</param>
    /// <param name="settings">The collector.</param>
    /// <param name="path">What the kind of data has as its path over HTTP.</param>
    public static void PointTo(this OtlpExporterOptions options, TelemetrySettings settings, string path)
    {
        var isHttp = settings.OtlpProtocol == "http";
        options.Protocol = isHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        options.Endpoint = isHttp ? new Uri($"{settings.OtlpUrl.TrimEnd('/')}/{path}") : new Uri(settings.OtlpUrl);
    }
}
