using System.Globalization;
using System.Net;
using Shop.TestPayments.Payments;

namespace Shop.TestPayments.ThreeDSecure;

/// <summary>The page on which a card's holder approves a payment, or doesn't.</summary>
internal static class ThreeDSecurePage
{
    /// <summary>Maps it. Its token is 256 random bits, and works once.</summary>
    public static void MapThreeDSecure(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/3ds/{token}", async (string token, HttpContext context, Books books) =>
        {
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
            context.Response.Headers.CacheControl = "no-store";
            return await books.FindByTokenAsync(token) is { } found
                ? Results.Content(Page(found.Payment), "text/html; charset=utf-8")
                : Results.NotFound();
        });
        endpoints.MapPost("/3ds/{token}/{decision:regex(^(approve|refuse)$)}", async (string token, string decision, Books books) =>
        {
            if (await books.FindByTokenAsync(token) is not { } found)
            {
                return Results.NotFound();
            }

            var payment = await books.DecideAsync(found.Payment.Key, decision == "approve");
            return found.ReturnUrl is { } back ? Results.Redirect(back) : Results.Content(Page(payment), "text/html; charset=utf-8");
        }).DisableAntiforgery(); // the token in the path is what another site can't know
    }

    private static string Page(PaymentView payment) => $$"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Approve your payment</title>
        <style>
        :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
        body { max-width: 24rem; margin: 12vh auto; padding: 0 1.5rem }
        strong { display: block; font-size: 2rem; margin: .5rem 0 1.5rem }
        button { font: inherit; padding: .75rem 1.25rem; width: 100%; margin: .25rem 0; border: 1px solid; border-radius: .5rem; cursor: pointer }
        .approve { background: #14532d; color: #fff; border-color: #14532d }
        </style></head>
        <body>
        <p>Test bank</p>
        {{(payment.Status == "requires_action" ? Question(payment) : $"<p>This payment is {WebUtility.HtmlEncode(payment.Status)}.</p>")}}
        </body>
        </html>
        """;

    private static string Question(PaymentView payment)
    {
        var action = WebUtility.HtmlEncode(new Uri(payment.ActionUrl!).AbsolutePath);
        return $"""
            <p>Do you approve this payment?</p>
            <strong>{payment.Amount.ToString(CultureInfo.InvariantCulture)} <small>{WebUtility.HtmlEncode(payment.Currency)}, minor units</small></strong>
            <form method="post" action="{action}/approve"><button class="approve">Approve</button></form>
            <form method="post" action="{action}/refuse"><button>Refuse</button></form>
            """;
    }
}
