using Microsoft.AspNetCore.Identity;
using Shop.Api.Sessions;
using Shop.Customers;
using Shop.Sessions;

namespace Shop.Api.Customers;

/// <summary>Puts another password in place of one that may be known to somebody.</summary>
internal sealed class PasswordChanges(
    AccountsContext accounts, UserManager<Customer> users, Passwords passwords, AccountMails mails, SessionCalls sessions)
{
    /// <summary>
    /// Sets it, tells the account's holder by mail, and ends the account's sessions but for one. They end before, so that a crash
    /// leaves none of them with the new password in place; and once more after, for one that began with the old one meanwhile.
    /// </summary>
    public async Task SetAsync(Customer customer, string password, SessionId? except)
    {
        var hash = await passwords.HashAsync(password);
        var account = ShopperId.OfCustomer(customer.Id);
        await sessions.RevokeAllAsync(account, except);

        customer.PasswordHash = hash;
        accounts.Mails.Add(mails.PasswordChanged(customer));
        NewAccount.EnsureSucceeded(await users.UpdateSecurityStampAsync(customer)); // links that were mailed before end, too
        await sessions.RevokeAllAsync(account, except);
    }
}
