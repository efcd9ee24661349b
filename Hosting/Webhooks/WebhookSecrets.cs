using Microsoft.AspNetCore.DataProtection;

namespace Shop.Hosting.Webhooks;

/// <summary>Webhooks' secrets as they are stored: protected, so that a copy of the table alone signs nothing.</summary>
/// <param name="keys">The shop's.</param>
public sealed class WebhookSecrets(IDataProtectionProvider keys)
{
    // What begins otherwise was stored before there was this, in the clear, and stays so until the secret is changed.
    private const string Mark = "protected:";

    private readonly IDataProtector _protector = keys.CreateProtector("Shop.Webhooks.Secret");

    /// <summary>What is stored.</summary>
    public string Protect(string secret) => Mark + _protector.Protect(secret);

    /// <summary>The secret that is stored so; null for none.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The key that it was protected by isn't there.</exception>
    public string? Read(string? stored) =>
        stored?.StartsWith(Mark, StringComparison.Ordinal) == true ? _protector.Unprotect(stored[Mark.Length..]) : stored;
}
