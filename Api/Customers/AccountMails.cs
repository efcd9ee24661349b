using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Shop.Customers;

namespace Shop.Api.Customers;

/// <summary>The mails about accounts. Each is a row of the outbox, stored together with what it is about.</summary>
internal sealed class AccountMails(UserManager<Customer> users, TimeProvider time)
{
    /// <summary>To somebody who registered: follow this, to show that the address is yours.</summary>
    public async Task<OutgoingMail> VerifyAsync(Customer customer) => Mail(
        "verify-email", customer, (LinkToken.Name, LinkToken.Of(customer, await users.GenerateEmailConfirmationTokenAsync(customer))));

    /// <summary>To the holder of an address with which somebody registered once more: if it was you, you have an account.</summary>
    public OutgoingMail AlreadyRegistered(Customer holder) => Mail("already-registered", holder);

    /// <summary>To somebody who forgot the password: follow this, to choose another.</summary>
    public async Task<OutgoingMail> ResetAsync(Customer customer) => Mail(
        "reset-password", customer, (LinkToken.Name, LinkToken.Of(customer, await users.GeneratePasswordResetTokenAsync(customer))));

    /// <summary>To somebody who was taken on and has no password yet: follow this, to choose one.</summary>
    public async Task<OutgoingMail> InviteAsync(Customer customer) => Mail(
        "staff-invitation", customer, (LinkToken.Name, LinkToken.Of(customer, await users.GeneratePasswordResetTokenAsync(customer))));

    /// <summary>To somebody whose password has changed: if it wasn't you, do something.</summary>
    public OutgoingMail PasswordChanged(Customer customer) => Mail("password-changed", customer);

    /// <summary>To an address that somebody wants to have instead of their own: follow this, to show that it is yours.</summary>
    public async Task<OutgoingMail> ChangeEmailAsync(Customer customer, EmailAddress email) => Mail(
        "change-email", customer, email.Value,
        (LinkToken.Name, LinkToken.Of(customer, $"{email.Value} {await users.GenerateChangeEmailTokenAsync(customer, email.Value)}")));

    /// <summary>To the address that an account had: if it wasn't you who gave it another, do something.</summary>
    public OutgoingMail EmailChanged(Customer customer) => Mail("email-changed", customer);

    /// <summary>One that takes as long to make and to store as <see cref="ResetAsync"/>, and is never sent.</summary>
    public async Task<OutgoingMail> ToNobodyAsync()
    {
        var nobody = new Customer { Id = Guid.NewGuid(), Name = "nobody", Email = "nobody", SecurityStamp = "nobody" };
        var mail = await ResetAsync(nobody);
        return new OutgoingMail { Id = mail.Id, Template = mail.Template, Language = mail.Language, Recipient = "", Data = "{}", SentAt = time.GetUtcNow() };
    }

    private OutgoingMail Mail(string template, Customer customer, params ReadOnlySpan<(string Name, string Value)> more) =>
        Mail(template, customer, customer.Email!, more);

    private OutgoingMail Mail(string template, Customer customer, string recipient, params ReadOnlySpan<(string Name, string Value)> more)
    {
        var data = new Dictionary<string, string> { ["name"] = customer.Name };
        foreach (var (name, value) in more)
        {
            data[name] = value;
        }

        return new OutgoingMail
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Template = template,
            Language = customer.Language,
            Recipient = recipient,
            Data = JsonSerializer.Serialize(data),
        };
    }
}
