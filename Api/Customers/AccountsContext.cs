using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Shop.Api.Staff;

namespace Shop.Api.Customers;

/// <summary>
/// Accounts as ASP.NET Core Identity stores them. The tables are made by <c>Silo/Migrations/Scripts/100_accounts.sql</c>, and a
/// test compares them with this model.
/// </summary>
public sealed class AccountsContext(DbContextOptions<AccountsContext> options)
    : IdentityDbContext<Customer, IdentityRole<Guid>, Guid>(options)
{
    /// <summary>The mails that changes of accounts cause.</summary>
    public DbSet<OutgoingMail> Mails => Set<OutgoingMail>();

    /// <summary>The audit log of roles; it is only added to.</summary>
    public DbSet<StaffChange> StaffChanges => Set<StaffChange>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema("shop");
        builder.Entity<Customer>(MapCustomers);
        builder.Entity<IdentityRole<Guid>>(roles => roles.ToTable("roles"));
        builder.Entity<IdentityUserRole<Guid>>(roles => roles.ToTable("customer_roles").Property(role => role.UserId).HasColumnName("customer_id"));
        builder.Entity<IdentityUserClaim<Guid>>(claims => claims.ToTable("customer_claims").Property(claim => claim.UserId).HasColumnName("customer_id"));
        builder.Entity<IdentityRoleClaim<Guid>>(claims => claims.ToTable("role_claims"));
        builder.Entity<IdentityUserLogin<Guid>>(logins => logins.ToTable("customer_logins").Property(login => login.UserId).HasColumnName("customer_id"));
        builder.Entity<IdentityUserToken<Guid>>(tokens => tokens.ToTable("customer_tokens").Property(token => token.UserId).HasColumnName("customer_id"));
        builder.Entity<OutgoingMail>(mails => mails.ToTable("mail_outbox").Property(mail => mail.Data).HasColumnType("jsonb"));
        builder.Entity<StaffChange>(changes => changes.ToTable("staff_changes"));
        NameColumns(builder);
    }

    private static void MapCustomers(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Customer> customers)
    {
        customers.ToTable("customers");
        customers.Ignore(customer => customer.PhoneNumber);
        customers.Ignore(customer => customer.PhoneNumberConfirmed);
        customers.Property(customer => customer.NormalizedEmail).HasColumnName("email_key");
        customers.Property(customer => customer.EmailConfirmed).HasColumnName("email_verified");
        customers.Property(customer => customer.CreatedAt).HasDefaultValueSql("now()");
    }

    // What has no name of its own yet is called as SQL calls it: lower case, words apart. Lengths are bounded where text comes in
    // and by the tables' own checks; Identity's, of half the columns, would be a third opinion.
    private static void NameColumns(ModelBuilder builder)
    {
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(static entity => entity.GetProperties()))
        {
            property.SetMaxLength(null);
            if (property.GetColumnName() == property.Name)
            {
                property.SetColumnName(string.Concat(property.Name.Select(static (letter, at) =>
                    char.IsUpper(letter) ? $"{(at == 0 ? "" : "_")}{char.ToLowerInvariant(letter)}" : $"{letter}")));
            }
        }
    }
}
