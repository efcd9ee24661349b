using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Shop.Silo.Payments;

/// <summary>How often the provider's books are compared with ours: section <c>Payments:Reconciliation</c>.</summary>
public sealed class ReconciliationSettings
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "Payments:Reconciliation";

    /// <summary>From one comparison to the next, of all silos together.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How old a change of the provider's is before it is compared: younger ones are on their way into our books. A capture that fails
    /// at first comes again within this.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan Grace { get; set; } = TimeSpan.FromMinutes(15);
}

/// <summary>Checks <see cref="ReconciliationSettings"/> by its attributes.</summary>
[OptionsValidator]
public sealed partial class ReconciliationSettingsValidator : IValidateOptions<ReconciliationSettings>;
