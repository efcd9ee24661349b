using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Shop.Api.Customers;

/// <summary>Identity's tokens with a time of their own, for links that show that an address is somebody's.</summary>
internal sealed class EmailVerificationTokens(
    IDataProtectionProvider protection, IOptions<EmailVerificationTokenOptions> options, ILogger<DataProtectorTokenProvider<Customer>> logger)
    : DataProtectorTokenProvider<Customer>(protection, options, logger)
{
    /// <summary>What Identity knows them by.</summary>
    public const string Provider = "email-verification";
}

/// <summary>How long they are good.</summary>
internal sealed class EmailVerificationTokenOptions : DataProtectionTokenProviderOptions
{
    public EmailVerificationTokenOptions()
    {
        Name = EmailVerificationTokens.Provider;
        TokenLifespan = TimeSpan.FromDays(3); // a weekend
    }
}
