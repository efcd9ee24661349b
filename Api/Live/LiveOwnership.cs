using Shop.Api.Carts;
using Shop.Api.Orders;
using Shop.Api.Sessions;
using Shop.Carts;
using Shop.Orders;

namespace Shop.Api.Live;

/// <summary>Whose what streams are about is.</summary>
internal sealed class LiveOwnership(CartCalls carts, OrderReads orders, SessionCalls sessions)
{
    /// <summary>Whether the caller may be told of it. What isn't there and what is another's look the same.</summary>
    public async Task<bool> AllowsAsync(HttpContext context, LiveTopic topic)
    {
        if (!topic.IsPrivate)
        {
            return true;
        }

        return context.User.ShopperIdOrNull() is { } shopper && (topic.Kind == LiveTopic.Cart
            ? await carts.ReadAsync(CartId.Parse(topic.Id), shopper) is not null
            : await orders.FindAsync(OrderId.Parse(topic.Id), shopper, context.RequestAborted) is not null);
    }

    /// <summary>Whether the caller's session goes on: a stream lasts for hours, and a session that was ended must be told nothing more.</summary>
    public async Task<bool> IsInSessionAsync(HttpContext context) =>
        context.Features.Get<SessionToken>() is not { } token
        || await sessions.VerifyAsync(token) is not null;
}
