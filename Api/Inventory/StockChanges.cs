using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using Shop.Api.Caching;
using Shop.Api.Calls;
using Shop.Api.Idempotency;
using Shop.Api.Problems;
using Shop.Api.Sessions;
using Shop.Inventory;

namespace Shop.Api.Inventory;

/// <summary>Changes of stock in staff's name, and how their outcomes are answered.</summary>
internal sealed class StockChanges(IClusterClient grains, GrainCalls calls, StockReads stock)
{
    /// <summary>Makes one: 404 for a thing that nobody knows, 412 where the request names another version than there is.</summary>
    /// <param name="context">The request.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="sku">Of what.</param>
    /// <param name="change">How many there are, or how many more; which of the two; why.</param>
    /// <param name="member">What of the body says how many.</param>
    public Task<IResult> MakeAsync(
        HttpContext context, ClaimsPrincipal user, Sku sku, (int Value, bool IsDelta, string Reason) change, string member)
    {
        var actor = user.ShopperId();
        var command = new ChangeStock(
            context.Operation(actor), change.Value, change.IsDelta, change.Reason, actor.Value, EntityTag.ExpectedVersion(context.Request));
        return MakeAsync(context, sku, command, static (stock, command) => stock.Change(command), member);
    }

    /// <summary>Divides the stock into so many parts: 404 and 412 as above.</summary>
    public Task<IResult> SplitAsync(HttpContext context, ClaimsPrincipal user, Sku sku, int parts)
    {
        var actor = user.ShopperId();
        var command = new SplitStock(context.Operation(actor), parts, actor.Value, EntityTag.ExpectedVersion(context.Request));
        return MakeAsync(context, sku, command, static (stock, command) => stock.Split(command), "/parts");
    }

    private async Task<IResult> MakeAsync<TCommand>(
        HttpContext context, Sku sku, TCommand command, Func<IStockGrain, TCommand, Task<StockChangeResult>> make, string member)
    {
        if (await stock.FindAsync(sku, context.RequestAborted) is null)
        {
            return Problem.NotFound();
        }

        var result = await calls.RepeatableAsync(
            (Stock: grains.GetGrain<IStockGrain>(StockKey.Of(sku)), command, make), static call => call.make(call.Stock, call.command));
        if (result.IsRepeat)
        {
            context.Response.Headers[IdempotencyHeaders.Replayed] = "true";
        }

        return result.Refusal == StockRefusal.None ? StockAnswer.Show(context, result.Count) : Refuse(result, member);
    }

    private static ProblemHttpResult Refuse(StockChangeResult result, string member) => result.Refusal switch
    {
        StockRefusal.BelowReserved => Problem.Of(
            StatusCodes.Status409Conflict, "below_reserved", "Fewer would be there than checkouts and orders have been promised.",
            ("onHand", result.Count.OnHand), ("reserved", result.Count.Reserved)),
        StockRefusal.TooMany => new Validation().That(
            false, member, $"No more than {InventoryLimits.MaxOnHand} can be on hand.").ToProblem(),
        StockRefusal.VersionDiffers => Problem.Of(
            StatusCodes.Status412PreconditionFailed, "precondition_failed",
            "It was changed since the version that the change was made from.", ("version", result.Count.Version)),
        _ => Problem.Of(
            StatusCodes.Status422UnprocessableEntity, "idempotency_key_reused", "The Idempotency-Key has named another request."),
    };
}
