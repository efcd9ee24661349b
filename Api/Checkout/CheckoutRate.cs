using Microsoft.Extensions.Options;
using Shop.Api.Limits;
using Shop.Api.Sessions;

namespace Shop.Api.Checkout;

/// <summary>Counts the tries of a shopper and of a network, before anything is done.</summary>
internal sealed class CheckoutRate(SharedLimits limits, IOptions<CheckoutLimits> settings) : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var verdicts = await Task.WhenAll(
            limits.Of("checkout-shopper", http.User.ShopperId().Value).Take(settings.Value.ByShopper),
            limits.Of("checkout-network", SharedLimits.Network(http)).Take(settings.Value.ByNetwork));
        return Array.TrueForAll(verdicts, static verdict => verdict.IsAllowed)
            ? await next(context)
            : SharedLimits.TooMany(http, verdicts.Max(static verdict => verdict.RetryAfter));
    }
}
