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

    /// <summary>
    /// How many charges without an order a round gives back by itself; where there are more, none: that isn't what a lost region had not
    /// copied, but an old backup, or another shop's account at the provider. 0 leaves all of them to people.
    /// </summary>
    [Range(0, 10_000)]
    public int GiveBackMax { get; set; } = 50;

    /// <summary>How old such a charge may be: what is older may have been sent to somebody, before a backup was restored.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan GiveBackWithin { get; set; } = TimeSpan.FromHours(6);
}

/// <summary>Checks <see cref="ReconciliationSettings"/> by its attributes.</summary>
[OptionsValidator]
public sealed partial class ReconciliationSettingsValidator : IValidateOptions<ReconciliationSettings>;
