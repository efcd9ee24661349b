using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using Shop.Api.Calls;
using Shop.Api.Problems;
using Shop.Orders;

namespace Shop.Api.Orders;

/// <summary>Changes of orders, and how refusals are answered. All may be made again after a lost reply: each wish has a name, or is done once.</summary>
internal sealed class OrderChanges(IGrainFactory grains, GrainCalls calls)
{
    public Task<OrderResult> CancelAsync(OrderId id, CancelOrder command) =>
        calls.RepeatableAsync((Order(id), command), static call => call.Item1.Cancel(call.command));

    public Task<OrderResult> FulfilAsync(OrderId id, FulfilOrder command) =>
        calls.RepeatableAsync((Order(id), command), static call => call.Item1.Fulfil(call.command));

    public Task<OrderResult> DeliverAsync(OrderId id, DeliverParcel command) =>
        calls.RepeatableAsync((Order(id), command), static call => call.Item1.Deliver(call.command));

    public Task<OrderResult> RefundAsync(OrderId id, RefundOrder command) =>
        calls.RepeatableAsync((Order(id), command), static call => call.Item1.Refund(call.command));

    /// <summary>The answer to a wish that isn't fulfilled.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="version">Of the order.</param>
    public static ProblemHttpResult Refuse(OrderRefusal refusal, long version) => refusal.Rule switch
    {
        OrderRule.NotYours => Problem.NotFound(),
        OrderRule.VersionDiffers => Problem.Of(
            StatusCodes.Status412PreconditionFailed, "precondition_failed", "The order was changed since the version that this was decided on.", ("version", version)),
        OrderRule.OperationReused => Problem.Of(
            StatusCodes.Status422UnprocessableEntity, "idempotency_key_reused", "The Idempotency-Key has named another request."),
        OrderRule.NotToBeSent => Problem.Of(
            StatusCodes.Status409Conflict, "not_to_be_sent", "Some things aren't in the order, or not as many of them are yet to be sent.", ("skus", refusal.Skus)),
        OrderRule.RefundTooLarge => Problem.Of(
            StatusCodes.Status409Conflict, "refund_too_large", "This is more than what was paid and hasn't been given back.", ("refundable", refusal.Refundable)),
        OrderRule.WrongCurrency => new Validation().That(false, "/amount/currency", "The order was paid in another currency.").ToProblem(),
        OrderRule.RefundRefused => Problem.Of(StatusCodes.Status409Conflict, "refund_refused", "The payment provider doesn't give the money back."),
        OrderRule.TooMany => Problem.Of(
            StatusCodes.Status409Conflict, "too_many",
            $"An order has {OrderLimits.MaxFulfilments} parcels and {OrderLimits.MaxRefunds} refunds at most."),
        _ => Problem.Of(
            StatusCodes.Status409Conflict, "wrong_order_status", "As far as the order is now, this can't be done.",
            ("orderStatus", JsonNamingPolicy.SnakeCaseLower.ConvertName($"{refusal.Status}"))),
    };

    private IOrderGrain Order(OrderId id) => grains.GetGrain<IOrderGrain>(id.Value);
}
