using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Shop.Api.Limits;

/// <summary>The bounds of one process that depend on the machine it runs on: section <c>Limits</c>.</summary>
public sealed class ApiLimits
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "Limits";

    /// <summary>Open connections; one more is closed at once. 10,000 live streams and as many that ask and leave.</summary>
    [Range(1, 1_000_000)]
    public int ConnectionsMax { get; set; } = 20_000;

    /// <summary>
    /// Requests being answered, live streams aside; one more is told 503 at once. A request takes some milliseconds: 2,000
    /// at a time are more than the cores can use, and what waits longer would be answered to nobody.
    /// </summary>
    [Range(1, 100_000)]
    public int RequestsInFlightMax { get; set; } = 2_000;
}

/// <summary>Checks <see cref="ApiLimits"/> by its attributes.</summary>
[OptionsValidator]
public sealed partial class ApiLimitsValidator : IValidateOptions<ApiLimits>;
