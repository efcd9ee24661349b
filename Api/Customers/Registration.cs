using Microsoft.EntityFrameworkCore;
using Shop.Customers;

namespace Shop.Api.Customers;

/// <summary>Stores new accounts, each together with the mail that tells of it.</summary>
internal sealed class Registration(AccountsContext accounts, Passwords passwords, AccountMails mails, TimeProvider time)
{
    /// <summary>
    /// Registers one; returns its id. A guest's account has the guest's own number, so that a repeat whose first answer was lost,
    /// or that a crash cut off, finds what it made. What has been checked before isn't again.
    /// </summary>
    public async Task<Guid> RegisterAsync(EmailAddress email, string password, string name, string language, ShopperId? guest, CancellationToken cancellationToken)
    {
        var id = guest?.Number ?? Guid.CreateVersion7(time.GetUtcNow());
        if (guest is not null && await accounts.Users.AsNoTracking().FirstOrDefaultAsync(known => known.Id == id, cancellationToken) is { } made)
        {
            var isRepeat = await passwords.VerifyAsync(made.PasswordHash, password) && made.NormalizedEmail == email.Key;
            return isRepeat ? made.Id : await RegisterAsync(email, password, name, language, guest: null, cancellationToken);
        }

        var customer = NewAccount.Of(id, email, name, await passwords.HashAsync(password), language);
        var claimants = await Claimants.FindAsync(accounts, email, cancellationToken);
        accounts.Users.Add(customer);
        accounts.Mails.Add(claimants.HasHolder ? mails.AlreadyRegistered(claimants.First!) : await mails.VerifyAsync(customer));
        try
        {
            await accounts.SaveChangesAsync(cancellationToken);
            return id;
        }
        catch (DbUpdateException e) when (guest is not null && NewAccount.IsTaken(e))
        {
            // The same guest has asked twice at once, and the other one has made it.
            accounts.ChangeTracker.Clear();
            return await RegisterAsync(email, password, name, language, guest, cancellationToken);
        }
    }
}
