using Microsoft.Extensions.Logging;

namespace Shop.Orders;

/// <summary>The log messages of orders: events 5550–5559. Ids only: nothing personal.</summary>
internal static partial class OrderLog
{
    [LoggerMessage(5550, LogLevel.Information, "{Order} is {Status} (version {Version})")]
    public static partial void Changed(ILogger logger, string order, OrderStatus status, long version);

    [LoggerMessage(5551, LogLevel.Warning, "The provider won't make the refund {Refund}")]
    public static partial void RefundRefused(ILogger logger, string refund);
}
