using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Shop.Api.Limits;
using Shop.Customers;
using Shop.Sessions;

namespace Shop.Api.Customers;

/// <summary>
/// Checks an address and a password. Whatever is wrong, the answer is the same and takes as long: an unknown address, a wrong
/// password and a barred account can't be told apart.
/// </summary>
internal sealed class SignIn(
    AccountsContext accounts, UserManager<Customer> users, Passwords passwords, SharedLimits limits, IOptions<AccountLimits> settings)
{
    /// <summary>Who it is; null where it is nobody, or where there were too many tries: then for how long there are none.</summary>
    public async Task<(SessionHolder? Holder, TimeSpan RetryAfter)> CheckAsync(
        EmailAddress email, string password, string network, CancellationToken cancellationToken)
    {
        // Taken before the password is looked at, and given back if it was right: tries at the same time count, too. A network
        // that is out of tries can't use up an account's.
        var byNetwork = limits.Of("login-network", network);
        if (await byNetwork.Take(settings.Value.LoginByNetwork) is { IsAllowed: false } flooded)
        {
            return (null, flooded.RetryAfter);
        }

        var byAccount = limits.StoredOf("login-account", email.Key);
        if (await byAccount.Take(settings.Value.LoginByAccount) is { IsAllowed: false } barred)
        {
            return (null, barred.RetryAfter);
        }

        var customer = await FindAsync(email, password, cancellationToken);
        if (customer is null)
        {
            return (null, TimeSpan.Zero);
        }

        await Task.WhenAll(byAccount.Reset(), byNetwork.GiveBack(settings.Value.LoginByNetwork));
        return (new SessionHolder(ShopperId.OfCustomer(customer.Id), [.. await users.GetRolesAsync(customer)]), TimeSpan.Zero);
    }

    private async Task<Customer?> FindAsync(EmailAddress email, string password, CancellationToken cancellationToken)
    {
        var claimants = await Claimants.FindAsync(accounts, email, cancellationToken);
        var isFirst = await passwords.VerifyAsync(claimants.First?.PasswordHash, password);
        var isLatest = await passwords.VerifyAsync(claimants.Latest?.PasswordHash, password);
        var customer = isFirst ? claimants.First : isLatest ? claimants.Latest : null;
        return customer is null || await users.IsLockedOutAsync(customer) ? null : customer;
    }
}
