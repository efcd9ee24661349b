using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Shop.Hosting.Telemetry;

/// <summary>Where traces and measurements go, beside the page that Prometheus reads: section <c>Telemetry</c>.</summary>
public sealed class TelemetrySettings : IValidatableObject
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "Telemetry";

    /// <summary>An OpenTelemetry collector's address, such as <c>http://collector:4318</c>; empty for none.</summary>
    public string OtlpUrl { get; set; } = "";

    /// <summary>How it is spoken to: <c>http</c> (protobuf; port 4318 by custom) or <c>grpc</c> (4317).</summary>
    [Required, AllowedValues("http", "grpc")]
    public string OtlpProtocol { get; set; } = "http";

    /// <summary>The share of requests that are traced, 0 to 1. A trace costs each process that it goes through some microseconds a step.</summary>
    [Range(0.0, 1.0)]
    public double TraceShare { get; set; } = 0.01;

    /// <summary>Where this process runs, as traces and measurements say: a zone's name. A silo has it in <c>Silo__Zone</c>.</summary>
    [StringLength(64)]
    public string Zone { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OtlpUrl.Length > 0 && !(Uri.TryCreate(OtlpUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            yield return new ValidationResult($"{Section}.{nameof(OtlpUrl)} must be an http or https address, or empty.");
        }
    }
}

/// <summary>Checks <see cref="TelemetrySettings"/> by its attributes and its own rules.</summary>
[OptionsValidator]
public sealed partial class TelemetrySettingsValidator : IValidateOptions<TelemetrySettings>;
