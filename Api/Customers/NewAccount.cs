using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shop.Customers;
using Shop.Mail;

namespace Shop.Api.Customers;

/// <summary>
/// Accounts that are about to be stored. What Identity's own <c>CreateAsync</c> would fill in is filled in here, so that the account,
/// the mail about it and its roles are one transaction in one round trip.
/// </summary>
internal static class NewAccount
{
    /// <summary>One that isn't stored yet.</summary>
    public static Customer Of(Guid id, EmailAddress email, string name, string passwordHash, string language = MailLanguages.Default) => new()
    {
        Id = id,
        UserName = id.ToString("N"),
        NormalizedUserName = id.ToString("N").ToUpperInvariant(),
        Email = email.Value,
        NormalizedEmail = email.Key,
        Name = name,
        Language = language,
        PasswordHash = passwordHash,
        SecurityStamp = Guid.NewGuid().ToString("N"),
        LockoutEnabled = true,
    };

    /// <summary>Adds it with its roles to what the context stores next.</summary>
    public static async Task AddAsync(AccountsContext accounts, Customer customer, IReadOnlyCollection<string> roles, CancellationToken cancellationToken)
    {
        accounts.Users.Add(customer);
        if (roles.Count > 0)
        {
            var ids = await accounts.Roles.Where(role => roles.Contains(role.Name!)).Select(role => role.Id).ToListAsync(cancellationToken);
            accounts.UserRoles.AddRange(ids.Select(role => new IdentityUserRole<Guid> { UserId = customer.Id, RoleId = role }));
        }
    }

    /// <summary>Whether storing failed because another has the number or the address.</summary>
    public static bool IsTaken(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <summary>Throws where Identity refuses what has been checked before.</summary>
    public static void EnsureSucceeded(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"Identity refused: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
        }
    }
}
