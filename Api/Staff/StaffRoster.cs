using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shop.Api.Customers;
using Shop.Api.Sessions;
using Shop.Customers;

namespace Shop.Api.Staff;

/// <summary>Who works here, and what each may do.</summary>
internal sealed class StaffRoster(
    AccountsContext accounts, UserManager<Customer> users, Passwords passwords, AccountMails mails, SessionCalls sessions, TimeProvider time)
{
    /// <summary>All of them, by address.</summary>
    public async Task<ImmutableArray<StaffAnswer>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await (
            from member in accounts.UserRoles
            join customer in accounts.Users on member.UserId equals customer.Id
            join role in accounts.Roles on member.RoleId equals role.Id
            orderby customer.Email, customer.Id, role.Name
            select new { customer.Id, customer.Email, customer.Name, Role = role.Name! }).ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(row => row.Id).Select(group => new StaffAnswer(
                ShopperId.OfCustomer(group.Key).Value, group.First().Email!, group.First().Name, [.. group.Select(row => row.Role)])),
        ];
    }

    /// <summary>
    /// Takes somebody on: the account that has shown the address to be its own, or a new one, whose holder chooses a password by
    /// a mailed link.
    /// </summary>
    public async Task<StaffAnswer> TakeOnAsync(
        EmailAddress email, string name, ImmutableArray<string> roles, ShopperId actor, CancellationToken cancellationToken)
    {
        var claimants = await Claimants.FindAsync(accounts, email, cancellationToken);
        if (claimants.HasHolder && await users.FindByIdAsync(claimants.First!.Id.ToString()) is { } holder)
        {
            return await SetRolesAsync(holder, roles, actor, cancellationToken);
        }

        var hash = await passwords.HashAsync(Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
        var customer = NewAccount.Of(Guid.CreateVersion7(time.GetUtcNow()), email, name, hash);
        await NewAccount.AddAsync(accounts, customer, roles, cancellationToken);
        accounts.Mails.Add(await mails.InviteAsync(customer));
        Note(customer, actor, [], roles);
        await accounts.SaveChangesAsync(cancellationToken);
        return Show(customer, roles);
    }

    /// <summary>
    /// Says what an account may do, and ends its sessions, which know only what it was allowed before. They end before and after:
    /// a crash in between leaves none of them, and none begins in between with the old roles.
    /// </summary>
    public async Task<StaffAnswer> SetRolesAsync(Customer customer, ImmutableArray<string> roles, ShopperId actor, CancellationToken cancellationToken)
    {
        var account = ShopperId.OfCustomer(customer.Id);
        await sessions.RevokeAllAsync(account, except: null);
        await StoreAsync(customer, roles, actor, cancellationToken);
        await sessions.RevokeAllAsync(account, except: null);
        return Show(customer, roles);
    }

    // The roles and the row that tells of them are one transaction.
    private async Task StoreAsync(Customer customer, ImmutableArray<string> roles, ShopperId actor, CancellationToken cancellationToken)
    {
        var all = await accounts.Roles.AsNoTracking().ToDictionaryAsync(role => role.Id, role => role.Name!, cancellationToken);
        var present = await accounts.UserRoles.Where(member => member.UserId == customer.Id).ToListAsync(cancellationToken);
        ImmutableArray<string> before = [.. present.Select(member => all[member.RoleId])];
        if (before.ToHashSet().SetEquals(roles))
        {
            return;
        }

        accounts.UserRoles.RemoveRange(present.Where(member => !roles.Contains(all[member.RoleId])));
        accounts.UserRoles.AddRange(all.Where(role => roles.Contains(role.Value) && !before.Contains(role.Value))
            .Select(role => new IdentityUserRole<Guid> { UserId = customer.Id, RoleId = role.Key }));
        Note(customer, actor, before, roles);
        await accounts.SaveChangesAsync(cancellationToken);
    }

    private void Note(Customer customer, ShopperId actor, ImmutableArray<string> before, ImmutableArray<string> after) =>
        accounts.StaffChanges.Add(new StaffChange
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Actor = actor.Value,
            Account = ShopperId.OfCustomer(customer.Id).Value,
            Before = [.. before.Order(StringComparer.Ordinal)],
            After = [.. after.Order(StringComparer.Ordinal)],
        });

    private static StaffAnswer Show(Customer customer, ImmutableArray<string> roles) =>
        new(ShopperId.OfCustomer(customer.Id).Value, customer.Email!, customer.Name, [.. roles.Order(StringComparer.Ordinal)]);
}
