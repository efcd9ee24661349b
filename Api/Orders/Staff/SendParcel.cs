using System.Collections.Immutable;
using System.Security.Claims;
using Shop.Api.Caching;
using Shop.Api.Idempotency;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Orders;

namespace Shop.Api.Orders.Staff;

/// <summary>Says that a parcel was sent.</summary>
/// <param name="Lines">What is in it, each thing once; all that is yet to be sent where this is left out.</param>
/// <param name="Tracking">How to follow it; left out where nobody can.</param>
public sealed record SendParcel(ImmutableArray<SendParcel.Line>? Lines, SendParcel.Way? Tracking)
{
    // A cart's.
    private const int LinesMax = 200;
    private const int QuantityMax = 999;

    // Carriers' names and numbers; addresses that fit a mail's line.
    private const int WordMax = 100;
    private const int UrlMax = 500;

    internal static async Task<IResult> HandleAsync(
        OrderId id, SendParcel? body, ClaimsPrincipal user, OrderChanges changes, StaffOrderReads orders, HttpContext context)
    {
        body ??= new SendParcel(null, null);
        var validation = body.Validate();
        if (!validation.IsValid)
        {
            return validation.ToProblem();
        }

        var result = await changes.FulfilAsync(id, new FulfilOrder(
            context.Operation(user.ShopperId()),
            user.ShopperId().Value,
            [.. (body.Lines ?? []).Select(static line => new ParcelLine(line.Sku!.Value, line.Quantity!.Value))],
            body.Tracking is { } way ? new Tracking(way.Carrier!.Trim(), way.Number!.Trim(), way.Url) : null,
            EntityTag.ExpectedVersion(context.Request)));
        return result.Refusal is { } refusal
            ? OrderChanges.Refuse(refusal, result.Version)
            : TypedResults.Created($"/api/v1/admin/orders/{id}", await ReadWholeOrder.ShowAsync(id, orders, context));
    }

    private Validation Validate()
    {
        var lines = Lines is { IsDefault: false } given ? given : [];
        var validation = new Validation()
            .That(Lines is null || lines.Length is > 0 and <= LinesMax, "/lines", $"These are 1 to {LinesMax} lines, or the member is left out.")
            .That(lines.All(static line => line is not null), "/lines", "A line is an object.")
            .That(lines.DistinctBy(static line => line?.Sku).Count() == lines.Length, "/lines", "Each thing stands in one line.");
        foreach (var (i, line) in lines.Index().Where(static line => line.Item is not null))
        {
            validation.Required(line.Sku, $"/lines/{i}/sku").InRange(line.Quantity, 1, QuantityMax, $"/lines/{i}/quantity");
        }

        return Tracking is not { } way ? validation : validation
            .Text(way.Carrier, WordMax, "/tracking/carrier")
            .Text(way.Number, WordMax, "/tracking/number")
            .That(
                way.Url is null || (way.Url.Length <= UrlMax && Uri.TryCreate(way.Url, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"),
                "/tracking/url", "This is an address by https or http.");
    }

    /// <summary>Some of one thing.</summary>
    /// <param name="Sku">The thing.</param>
    /// <param name="Quantity">How many.</param>
    public sealed record Line(Sku? Sku, int? Quantity);

    /// <summary>How a parcel is followed.</summary>
    /// <param name="Carrier">Who brings it.</param>
    /// <param name="Number">What they call it.</param>
    /// <param name="Url">Where they show it.</param>
    public sealed record Way(string? Carrier, string? Number, string? Url);
}
