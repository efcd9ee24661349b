using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Shop.Api.Customers;
using Shop.Api.Limits;
using Shop.Api.Problems;
using Shop.Customers;
using Shop.Mail;
using Shop.Orders;

namespace Shop.Api.Orders;

/// <summary>
/// Asks for a link to an order, by what its mails say. The link goes to the order's own address; the answer doesn't tell whether
/// there is such an order.
/// </summary>
/// <param name="Number">The order's number, as people write it.</param>
/// <param name="Email">The address that it was placed with.</param>
public sealed record LookUpOrder([property: Required] string? Number, [property: Required] string? Email)
{
    private const string Template = "order-link";

    internal static async Task<Results<Accepted, ProblemHttpResult>> HandleAsync(
        LookUpOrder body, HttpContext context, OrderReads orders, OrderLinks links, AccountsContext mails, SharedLimits limits,
        IOptions<AccountLimits> settings, TimeProvider time)
    {
        var validation = new Validation()
            .That(OrderNumber.TryParse(body.Number, out var number), "/number", "This is an order's number: twelve letters and digits.")
            .That(EmailAddress.TryParse(body.Email, out var email), "/email", "This is no e-mail address.");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        var verdict = await limits.Of("order-network", SharedLimits.Network(context)).Take(settings.Value.LoginByNetwork);
        verdict = verdict.IsAllowed ? await limits.Of("order-email", email!.Key).Take(settings.Value.MailByAddress) : verdict;
        if (!verdict.IsAllowed)
        {
            return SharedLimits.TooMany(context, verdict.RetryAfter);
        }

        // Where there is no such order as much is done and stored: the time that it takes tells nothing.
        var order = await orders.FindByNumberAsync(number, context.RequestAborted);
        var isTheirs = order is not null && EmailAddress.TryParse(order.Value.Email, out var address) && address.Key == email!.Key;
        mails.Mails.Add(Mail(links.New(isTheirs ? order!.Value.Id : OrderId.New(time)), number, isTheirs ? order : null, time));
        await mails.SaveChangesAsync(context.RequestAborted);
        return TypedResults.Accepted((string?)null);
    }

    internal static async Task<IResult> ReadAsync(string token, OrderLinks links, OrderReads orders, HttpContext context) => ReadOrder.Show(
        context, links.Read(token) is { } order ? await orders.FindAsync(order, owner: null, context.RequestAborted) : null);

    // To the address as it was written in the order. One to nobody is never sent.
    private static OutgoingMail Mail(string token, OrderNumber number, (OrderId Id, string Email, string Recipient, string Language)? order, TimeProvider time)
    {
        var data = new Dictionary<string, string> { ["name"] = order?.Recipient ?? "", ["number"] = number.Value, ["token"] = token };
        return new OutgoingMail
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Template = Template,
            Language = order?.Language ?? MailLanguages.Default,
            Recipient = order?.Email ?? "",
            Data = order is null ? "{}" : System.Text.Json.JsonSerializer.Serialize(data),
            SentAt = order is null ? time.GetUtcNow() : null,
        };
    }
}
