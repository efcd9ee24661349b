using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Shop.TestPayments;

/// <summary>How the test provider runs: section <c>TestPayments</c>.</summary>
public sealed class TestPaymentsSettings
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "TestPayments";

    /// <summary>Where people reach its 3-D Secure page.</summary>
    [Required, Url]
    public string PublicUrl { get; set; } = "http://127.0.0.1:8090";

    /// <summary>Where the shop takes webhooks; empty for nowhere.</summary>
    public string WebhookUrl { get; set; } = "";

    /// <summary>What webhooks are signed with: 32 characters at least, known to the shop too.</summary>
    [MinLength(32)]
    public string WebhookSecret { get; set; } = "";

    /// <summary>What callers show as a bearer token: 32 characters at least.</summary>
    [Required, MinLength(32)]
    public string ApiKey { get; set; } = "";

    /// <summary>After how long a late approval comes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan LateApproval { get; set; } = TimeSpan.FromSeconds(3);
}

/// <summary>Checks <see cref="TestPaymentsSettings"/> by its attributes.</summary>
[OptionsValidator]
public sealed partial class TestPaymentsSettingsValidator : IValidateOptions<TestPaymentsSettings>;
