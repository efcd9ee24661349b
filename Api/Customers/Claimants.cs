using Microsoft.EntityFrameworkCore;
using Shop.Customers;

namespace Shop.Api.Customers;

/// <summary>
/// The accounts that claim one address of mail. At most one has shown that it is theirs; until then anybody may register with
/// it, and nobody can tell by registering or signing in whether another account exists.
/// </summary>
/// <param name="First">The one that has shown it, or else the one that came first: the address' own.</param>
/// <param name="Latest">The one that came last, if it is another: whoever has just registered can sign in, too.</param>
internal sealed record Claimants(Customer? First, Customer? Latest)
{
    /// <summary>Whether the address has its holder.</summary>
    public bool HasHolder => First is { EmailConfirmed: true };

    /// <summary>Looks for them; not to be changed.</summary>
    public static async Task<Claimants> FindAsync(AccountsContext accounts, EmailAddress email, CancellationToken cancellationToken)
    {
        var claiming = accounts.Users.AsNoTracking().Where(customer => customer.NormalizedEmail == email.Key);
        var found = await claiming.OrderByDescending(customer => customer.EmailConfirmed).ThenBy(customer => customer.CreatedAt).ThenBy(customer => customer.Id).Take(1)
            .Concat(claiming.OrderByDescending(customer => customer.CreatedAt).ThenByDescending(customer => customer.Id).Take(1))
            .ToListAsync(cancellationToken);
        return new Claimants(found.FirstOrDefault(), found.Count > 1 && found[1].Id != found[0].Id ? found[1] : null);
    }
}
