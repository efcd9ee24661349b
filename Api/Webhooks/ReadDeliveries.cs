using System.Globalization;
using Shop.Api.Paging;
using Shop.Api.Problems;

namespace Shop.Api.Webhooks;

/// <summary>Shows what became of a webhook's deliveries.</summary>
internal static class ReadDeliveries
{
    public static async Task<IResult> HandleAsync(
        string id, string? status, string? limit, string? cursor, WebhookStore webhooks, DeliveryLog log, HttpContext context)
    {
        var (validation, scope) = (new Validation(), $"deliveries {id} {status}");
        var count = PageLimit.Read(limit, validation);
        Cursor from = default;
        validation
            .That(cursor is null || Cursor.TryDecode(cursor, scope, out from), "cursor", "This is no cursor of this list.")
            .That(status is null || DeliveryLog.Statuses.Contains(status), "status", $"This is one of {string.Join(", ", DeliveryLog.Statuses)}.");
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        if (await webhooks.NamedAsync(id, context.RequestAborted) is not { } webhook)
        {
            return Problem.NotFound();
        }

        var found = await log.ListAsync(webhook, status, cursor is null ? null : from.Key, count + 1, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(found.Count > count
            ? new DeliveryPage(found[..count], new Cursor(long.Parse(found[count - 1].Id, CultureInfo.InvariantCulture), default).Encode(scope))
            : new DeliveryPage(found, null));
    }
}
