using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Shop.Silo.Checkout;

/// <summary>
/// How long is kept what nobody needs any more once it is over: section <c>Retention</c>. Orders, payments, stock's ledger and the
/// audit log are kept for good.
/// </summary>
public sealed class RetentionSettings
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "Retention";

    /// <summary>
    /// Checkouts that were given up, with the holds that they gave back: they have an e-mail and a postal address of somebody who
    /// bought nothing. Longer than any client repeats a call (48 hours), and than support is asked why a payment was declined.
    /// </summary>
    [Range(typeof(TimeSpan), "3.00:00:00", "3650.00:00:00")]
    public TimeSpan ReleasedCheckouts { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Events of payment providers. They repeat one for some days at most; a repeat that is taken anew changes nothing.</summary>
    [Range(typeof(TimeSpan), "7.00:00:00", "3650.00:00:00")]
    public TimeSpan PaymentEvents { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Work of the outbox that is done; an order's story shows it. Work that failed for good stays until somebody sees to it.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan FinishedWork { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Webhooks' deliveries: the log, and what could be replayed. Longer than a partner's weekend.</summary>
    [Range(typeof(TimeSpan), "7.00:00:00", "3650.00:00:00")]
    public TimeSpan WebhookDeliveries { get; set; } = TimeSpan.FromDays(30);
}

/// <summary>Checks <see cref="RetentionSettings"/> by its attributes.</summary>
[OptionsValidator]
public sealed partial class RetentionSettingsValidator : IValidateOptions<RetentionSettings>;
