using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shop.Api.Customers.Addresses;
using Shop.Api.Customers.Wishlist;
using Shop.Api.Limits;
using Shop.Hosting.Keys;
using Shop.Hosting.Settings;

namespace Shop.Api.Customers;

/// <summary>Registers what accounts need: ASP.NET Core Identity over the shop's own tables.</summary>
public static class AccountServices
{
    // OWASP's figure for PBKDF2 with SHA-512 (Password Storage Cheat Sheet, 2023): a tenth of a second of one core.
    private const int HashIterations = 210_000;

    // A mail is read within the hour, or asked for again.
    private static readonly TimeSpan _resetLinkLifetime = TimeSpan.FromHours(1);

    /// <summary>Adds it.</summary>
    public static void AddAccounts(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddSettings<AccountLimits, AccountLimitsValidator>(AccountLimits.Section);
        var services = builder.Services;
        services.AddDbContextPool<AccountsContext>(static (provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        builder.AddKeyRing();
        services.Configure<PasswordHasherOptions>(static options => options.IterationCount = HashIterations);
        services.Configure<DataProtectionTokenProviderOptions>(static options => options.TokenLifespan = _resetLinkLifetime);
        services.AddScoped<ILookupNormalizer, AccountNames>();
        services.AddIdentityCore<Customer>(static options => options.Tokens.EmailConfirmationTokenProvider = EmailVerificationTokens.Provider)
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<AccountsContext>()
            .AddTokenProvider<DataProtectorTokenProvider<Customer>>(TokenOptions.DefaultProvider)
            .AddTokenProvider<EmailVerificationTokens>(EmailVerificationTokens.Provider);
        services.AddSingleton<Passwords>();
        services.AddSingleton<SharedLimits>();
        services.AddSingleton<AddressBook>();
        services.AddSingleton<Wishes>();
        services.AddScoped<AccountMails>();
        services.AddScoped<Registration>();
        services.AddScoped<PasswordChanges>();
        services.AddScoped<SignIn>();
    }
}
