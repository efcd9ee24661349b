using Microsoft.Extensions.Logging;

namespace Shop.Checkout;

/// <summary>The log messages of checkouts: events 5500–5599. Ids only: nothing personal.</summary>
internal static partial class CheckoutLog
{
    [LoggerMessage(5500, LogLevel.Information, "{Checkout} became {Order}")]
    public static partial void Paid(ILogger logger, string checkout, string order);

    [LoggerMessage(5501, LogLevel.Warning, "{Checkout} was paid, but its holds were gone: the payment is given up")]
    public static partial void HoldsLost(ILogger logger, string checkout);
}
