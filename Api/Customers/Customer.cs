using Microsoft.AspNetCore.Identity;
using Shop.Mail;

namespace Shop.Api.Customers;

/// <summary>An account, a customer's or an employee's, in the form of ASP.NET Core Identity.</summary>
public sealed class Customer : IdentityUser<Guid>
{
    /// <summary>What they want to be called.</summary>
    public required string Name { get; set; }

    /// <summary>In which language they are written to: one of <see cref="MailLanguages"/>.</summary>
    public string Language { get; init; } = MailLanguages.Default;

    /// <summary>When they registered, by the database's clock.</summary>
    public DateTimeOffset CreatedAt { get; private set; }
}
