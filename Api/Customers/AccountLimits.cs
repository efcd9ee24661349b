using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Shop.Limits;

namespace Shop.Api.Customers;

/// <summary>How often things may be tried that guess at accounts or send mail: section <c>AccountLimits</c>.</summary>
public sealed class AccountLimits
{
    /// <summary>Where these settings stand in the configuration.</summary>
    public const string Section = "AccountLimits";

    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Failed logins to one address of mail at once, whether or not it has an account; then one in
    /// <see cref="LoginsPerAccountSeconds"/>. A person mistypes less often, and 500 guesses a day find no password that the
    /// rules let through.
    /// </summary>
    [Range(1, 1_000_000)]
    public int LoginsPerAccount { get; set; } = 10;

    /// <summary>Seconds until one more is allowed.</summary>
    [Range(1, 3600)]
    public int LoginsPerAccountSeconds { get; set; } = 180;

    /// <summary>Failed logins from one network at once; then one in <see cref="LoginsPerNetworkSeconds"/>. An office shares one.</summary>
    [Range(1, 1_000_000)]
    public int LoginsPerNetwork { get; set; } = 100;

    /// <summary>Seconds until one more is allowed.</summary>
    [Range(1, 3600)]
    public int LoginsPerNetworkSeconds { get; set; } = 10;

    /// <summary>Registrations from one network at once; then one a second. Each costs a hash and a mail.</summary>
    [Range(1, 1_000_000)]
    public int RegistrationsPerNetwork { get; set; } = 1_000;

    /// <summary>
    /// Guests' sessions from one network at once; then <see cref="GuestsPerSecond"/>. Each is a row for a month. Behind one address
    /// may be a mobile carrier's gateway in the first minute of a sale.
    /// </summary>
    [Range(1, 100_000_000)]
    public int GuestsPerNetwork { get; set; } = 5_000;

    /// <summary>Guests' sessions a second from one network afterwards.</summary>
    [Range(1, 1_000_000)]
    public int GuestsPerSecond { get; set; } = 20;

    /// <summary>Mails that strangers can have sent to one address at once; then one in ten minutes.</summary>
    [Range(1, 1_000_000)]
    public int MailsPerAddress { get; set; } = 5;

    internal RateLimit LoginByAccount => new(LoginsPerAccount, LoginsPerAccountSeconds * _second);

    internal RateLimit LoginByNetwork => new(LoginsPerNetwork, LoginsPerNetworkSeconds * _second);

    internal RateLimit RegistrationByNetwork => new(RegistrationsPerNetwork, _second);

    internal RateLimit GuestByNetwork => new(GuestsPerNetwork, _second / GuestsPerSecond);

    internal RateLimit MailByAddress => new(MailsPerAddress, 600 * _second);
}

/// <summary>Checks <see cref="AccountLimits"/> by its attributes.</summary>
[OptionsValidator]
public sealed partial class AccountLimitsValidator : IValidateOptions<AccountLimits>;
