using System.Collections.Immutable;
using System.Globalization;

namespace Shop.Orders;

/// <summary>
/// What orders make of wishes: functions of the order and the wish, and nothing else. The way of an order is placed → paid →
/// (fulfilling →) shipped → delivered; placed and paid ones can be cancelled; a captured payment can be given back in parts, up to
/// all of it, however far the order is. Every change is a line of the story at least, with who and why.
/// </summary>
internal static class OrderDecisions
{
    /// <summary>The money was taken.</summary>
    public static OrderDecision Capture(StoredOrder order)
    {
        if (order.Payment.State != OrderPaymentState.Authorised || order.Status == OrderStatus.Cancelled)
        {
            return OrderDecision.Repeat;
        }

        var paid = order with { Status = OrderStatus.Paid, Payment = order.Payment with { State = OrderPaymentState.Captured } };
        return Change(paid, Event(OrderEvents.Paid, OrderEvents.Shop, ("amount", order.Payment.Amount)));
    }

    /// <summary>The order is given up: its money is let go of or given back, and its goods are put back.</summary>
    public static OrderDecision Cancel(StoredOrder order, CancelOrder command)
    {
        if (command.Owner is { } owner && !owner.IsOrWas(order.Owner))
        {
            return OrderDecision.Refuse(OrderRule.NotYours, order);
        }

        if (order.Status == OrderStatus.Cancelled)
        {
            return OrderDecision.Repeat;
        }

        if (Differs(order, command.Version))
        {
            return OrderDecision.Refuse(OrderRule.VersionDiffers, order);
        }

        if (order.Status is not (OrderStatus.Placed or OrderStatus.Paid))
        {
            return OrderDecision.Refuse(OrderRule.WrongState, order);
        }

        var cancelled = order with { Status = OrderStatus.Cancelled };
        var told = Event(OrderEvents.Cancelled, command.Actor, ("reason", command.Reason)) with { Mail = OrderMails.Cancelled(cancelled) };
        var returns = order.Lines.Select(line => OrderFollowUps.PutBack(order, line, command.Actor));
        var change = GiveBackRest(Change(cancelled, told).Change!, command.Actor);
        return new OrderDecision(change with { FollowUps = [OrderFollowUps.Settle(order), .. returns] });
    }

    /// <summary>The provider took a cancelled order's money all the same, a moment before: it is given back.</summary>
    public static OrderDecision CapturedAfterCancel(StoredOrder order)
    {
        var taken = order with { Payment = order.Payment with { State = OrderPaymentState.Captured } };
        return new OrderDecision(GiveBackRest(
            Change(taken, Event(OrderEvents.Paid, OrderEvents.Shop, ("amount", order.Payment.Amount))).Change!, OrderEvents.Shop));
    }

    /// <summary>A cancelled order's money was let go of.</summary>
    public static OrderDecision Voided(StoredOrder order) => Change(
        order with { Payment = order.Payment with { State = OrderPaymentState.Voided } },
        Event(OrderEvents.Voided, OrderEvents.Shop, ("amount", order.Payment.Amount)));

    /// <summary>A parcel was sent.</summary>
    public static OrderDecision Fulfil(StoredOrder order, FulfilOrder command)
    {
        if (order.Parcels.FirstOrDefault(parcel => parcel.Operation == command.Operation) is { } known)
        {
            return IsSame(known, command)
                ? OrderDecision.Repeat with { Fulfilment = known.Number }
                : OrderDecision.Refuse(OrderRule.OperationReused, order);
        }

        if (RefusesParcel(order, command) is { } rule)
        {
            return OrderDecision.Refuse(rule, order);
        }

        var lines = command.Lines.IsEmpty
            ? [.. order.Lines.Where(static line => line.Unshipped > 0).Select(static line => new ParcelLine(line.Sku, line.Unshipped))]
            : command.Lines;
        ImmutableArray<Sku> wrong = [.. lines.Where(line => !CanSend(order, line)).Select(static line => line.Sku)];
        return wrong.IsEmpty && lines.DistinctBy(static line => line.Sku).Count() == lines.Length
            ? Send(order, command, lines)
            : new OrderDecision(null, new OrderRefusal(OrderRule.NotToBeSent, order.Status, wrong.IsEmpty ? [.. lines.Select(static line => line.Sku)] : wrong));
    }

    /// <summary>A parcel has arrived.</summary>
    public static OrderDecision Deliver(StoredOrder order, DeliverParcel command)
    {
        if (order.Parcels.FirstOrDefault(parcel => parcel.Number == command.Fulfilment) is not { } parcel)
        {
            return OrderDecision.Refuse(OrderRule.NotYours, order);
        }

        if (parcel.IsDelivered)
        {
            return OrderDecision.Repeat with { Fulfilment = parcel.Number };
        }

        if (Differs(order, command.Version))
        {
            return OrderDecision.Refuse(OrderRule.VersionDiffers, order);
        }

        var parcels = order.Parcels.Replace(parcel, parcel with { IsDelivered = true });
        var isLast = order.Status == OrderStatus.Shipped && parcels.All(static one => one.IsDelivered);
        var delivered = order with { Parcels = parcels, Status = isLast ? OrderStatus.Delivered : order.Status };
        var told = Event(OrderEvents.ParcelDelivered, command.Actor, ("fulfilment", parcel.Number));
        return (isLast ? Change(delivered, told, Event(OrderEvents.Delivered, command.Actor)) : Change(delivered, told)) with { Fulfilment = parcel.Number };
    }

    /// <summary>Money is to be given back: the intent, before the provider is asked.</summary>
    public static OrderDecision Refund(StoredOrder order, RefundOrder command)
    {
        if (order.Refunds.FirstOrDefault(refund => refund.Operation == command.Operation) is { } known)
        {
            return known.Amount == command.Amount
                ? OrderDecision.Repeat with { Refund = known.Key }
                : OrderDecision.Refuse(OrderRule.OperationReused, order);
        }

        if (RefusesRefund(order, command) is { } rule)
        {
            return new OrderDecision(null, new OrderRefusal(rule, order.Status, [], order.Payment.Refundable));
        }

        var change = GiveBack(Change(order).Change!, command.Operation, command.Amount, command.Reason, command.Actor);
        return new OrderDecision(change with { FollowUps = [OrderFollowUps.Settle(order)] }, Refund: change.Order.Refunds[^1].Key);
    }

    /// <summary>The provider has given it back.</summary>
    public static OrderDecision Refunded(StoredOrder order, Refund refund)
    {
        var (amount, payment) = (refund.Amount, order.Payment);
        var done = order with
        {
            Payment = payment with { Refunded = payment.Refunded + amount, Refunding = payment.Refunding - amount },
            Refunds = order.Refunds.Replace(refund, refund with { Status = RefundStatus.Done }),
        };
        var told = Event(OrderEvents.Refunded, OrderEvents.Shop, ("refund", refund.Key), ("amount", amount));
        return Change(done, told with { Mail = order.Status == OrderStatus.Cancelled ? null : OrderMails.Refunded(order, amount) });
    }

    /// <summary>The provider won't: the amount is free to be given back in another way.</summary>
    public static OrderDecision RefundRefused(StoredOrder order, Refund refund) => Change(
        order with
        {
            Payment = order.Payment with { Refunding = order.Payment.Refunding - refund.Amount },
            Refunds = order.Refunds.Replace(refund, refund with { Status = RefundStatus.Refused }),
        },
        Event(OrderEvents.RefundRefused, OrderEvents.Shop, ("refund", refund.Key), ("amount", refund.Amount)));

    private static OrderRule? RefusesParcel(StoredOrder order, FulfilOrder command) => order switch
    {
        _ when Differs(order, command.Version) => OrderRule.VersionDiffers,
        { Status: not (OrderStatus.Paid or OrderStatus.Fulfilling) } => OrderRule.WrongState,

        // What was paid back in whole isn't sent.
        { Payment.Refundable.MinorUnits: 0 } => OrderRule.WrongState,
        { Parcels.Length: >= OrderLimits.MaxFulfilments } => OrderRule.TooMany,
        _ => null,
    };

    private static OrderRule? RefusesRefund(StoredOrder order, RefundOrder command) => order switch
    {
        _ when Differs(order, command.Version) => OrderRule.VersionDiffers,
        { Payment.State: not OrderPaymentState.Captured } => OrderRule.WrongState,
        _ when order.Payment.Amount.Currency != command.Amount.Currency => OrderRule.WrongCurrency,
        _ when command.Amount.MinorUnits <= 0 || command.Amount > order.Payment.Refundable => OrderRule.RefundTooLarge,
        { Refunds.Length: >= OrderLimits.MaxRefunds } => OrderRule.TooMany,
        _ => null,
    };

    private static OrderDecision Send(StoredOrder order, FulfilOrder command, ImmutableArray<ParcelLine> lines)
    {
        var parcel = new Parcel(order.Parcels.Length + 1, command.Operation, lines, command.Tracking, IsDelivered: false);
        var sent = order with
        {
            Lines = [.. order.Lines.Select(line => line with { Shipped = line.Shipped + QuantityOf(lines, line.Sku) })],
            Parcels = order.Parcels.Add(parcel),
        };
        sent = sent with { Status = sent.Lines.All(static line => line.Unshipped == 0) ? OrderStatus.Shipped : OrderStatus.Fulfilling };
        var told = Event(OrderEvents.ParcelSent, command.Actor, ("fulfilment", parcel.Number)) with { Mail = OrderMails.Shipped(order, parcel) };
        var change = sent.Status == order.Status
            ? Change(sent, told)
            : Change(sent, told, Event(sent.Status == OrderStatus.Shipped ? OrderEvents.Shipped : OrderEvents.Fulfilling, command.Actor));
        return change with { Fulfilment = parcel.Number };
    }

    /// <summary>Adds that all of a captured payment that wasn't given back yet is to be.</summary>
    private static OrderChange GiveBackRest(OrderChange change, string actor) => change.Order.Payment.Refundable is { MinorUnits: > 0 } rest
        ? GiveBack(change, OperationId.Of($"{change.Order.Id} cancelled"), rest, "The order was cancelled", actor)
        : change;

    private static OrderChange GiveBack(OrderChange change, OperationId operation, Money amount, string reason, string actor)
    {
        var (order, payment) = (change.Order, change.Order.Payment);
        var refund = new Refund($"{order.Id}-{operation.Value:N}", operation, amount, reason, actor, RefundStatus.Pending);
        return change with
        {
            Order = order with
            {
                Version = order.Version + 1,
                Payment = payment with { Refunding = payment.Refunding + amount },
                Refunds = order.Refunds.Add(refund),
            },
            Events = change.Events.Add(Event(OrderEvents.RefundRequested, actor, ("refund", refund.Key), ("amount", amount), ("reason", reason))),
        };
    }

    private static bool Differs(StoredOrder order, long? version) => version is not null && version != order.Version;

    private static bool IsSame(Parcel known, FulfilOrder command) =>
        known.Tracking == command.Tracking && (command.Lines.IsEmpty || known.Lines.ToHashSet().SetEquals(command.Lines));

    private static bool CanSend(StoredOrder order, ParcelLine wanted) =>
        wanted.Quantity > 0 && order.Lines.Any(line => line.Sku == wanted.Sku && line.Unshipped >= wanted.Quantity);

    private static int QuantityOf(ImmutableArray<ParcelLine> lines, Sku sku) => lines.Where(line => line.Sku == sku).Sum(static line => line.Quantity);

    private static OrderDecision Change(StoredOrder order, params ImmutableArray<OrderEvent> events) =>
        new(new OrderChange(order with { Version = order.Version + events.Length }, events, []));

    private static OrderEvent Event(string kind, string actor, params ReadOnlySpan<(string Name, object Value)> data)
    {
        var words = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in data)
        {
            if (Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text)
            {
                words[name] = text;
            }
        }

        return new OrderEvent(kind, actor, words.ToImmutable());
    }
}
