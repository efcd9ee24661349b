using Shop.Mail;
using Shop.Orders;
using Shop.Payments;
using Shop.WaitingRooms;

namespace Shop.Checkout;

/// <summary>What a checkout's steps make of it: functions of the checkout, the event and the time, and nothing else.</summary>
internal static class CheckoutDecisions
{
    /// <summary>How long an open checkout's lines are held: long enough to type a card's number twice.</summary>
    public static readonly TimeSpan HoldFor = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long a line that is held to be paid at once is left alone before it is looked at: by then its checkout is at work on the
    /// payment, which keeps it, or has come to nothing. A refused payment gives it <see cref="HoldFor"/>.
    /// </summary>
    public static readonly TimeSpan LookAfter = TimeSpan.FromSeconds(20);

    /// <summary>How long a card's holder may take to approve.</summary>
    public static readonly TimeSpan ApproveWithin = TimeSpan.FromMinutes(30);

    /// <summary>How long a provider may take to know: banks that answer late do so within hours.</summary>
    public static readonly TimeSpan KnowWithin = TimeSpan.FromHours(24);

    /// <summary>
    /// How long a call to a provider may be under way: what it has never heard of by then was never sent, or will be refused by
    /// the cancellation.
    /// </summary>
    public static readonly TimeSpan HearWithin = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Attempts to pay one checkout: each that is declined holds its lines for another while, and whoever tries out stolen cards
    /// would hold them for ever.
    /// </summary>
    public const int AttemptsMax = 10;

    /// <summary>A new one, with its total fixed.</summary>
    public static StoredCheckout Quoted(CheckoutId id, BeginCheckout command, Quote quote, long cartVersion, WaitingRoomId? room = null) => new()
    {
        Id = id,
        Owner = command.Owner,
        Cart = command.Cart,
        CartVersion = cartVersion,
        Email = command.Email,
        Language = command.Language ?? MailLanguages.Default,
        ShippingAddress = command.ShippingAddress,
        ShippingMethod = command.ShippingMethod,
        Admission = room is null ? null : command.Admission,
        Room = room,
        Status = CheckoutStatus.Quoted,
        Quote = quote,
        Version = 1,
    };

    /// <summary>Every line is held.</summary>
    public static StoredCheckout Opened(StoredCheckout checkout, DateTimeOffset now) =>
        checkout with { Status = CheckoutStatus.Open, ExpiresAt = now + HoldFor };

    /// <summary>Why a checkout can't be paid; null where it can.</summary>
    public static CheckoutRefusal? RefusesPayment(StoredCheckout checkout, Money expectedTotal, DateTimeOffset now) => checkout.Status switch
    {
        CheckoutStatus.Open when checkout.ExpiresAt <= now => CheckoutRefusal.Of(CheckoutRule.Ended, "expired"),
        CheckoutStatus.Open when checkout.Attempt >= AttemptsMax => CheckoutRefusal.Of(CheckoutRule.Ended, "too_many_attempts"),
        CheckoutStatus.Open when checkout.Quote!.Total != expectedTotal => CheckoutRefusal.Of(CheckoutRule.PriceChanged),
        CheckoutStatus.Open => null,
        CheckoutStatus.Released => CheckoutRefusal.Of(CheckoutRule.Ended, checkout.Reason),
        CheckoutStatus.Paid => CheckoutRefusal.Of(CheckoutRule.AlreadyPaid),
        _ => CheckoutRefusal.Of(CheckoutRule.InProgress),
    };

    /// <summary>The intent to pay: stored before the provider is called.</summary>
    public static StoredCheckout Attempted(StoredCheckout checkout, PayCheckout command, DateTimeOffset now) => checkout with
    {
        Status = CheckoutStatus.Paying,
        Attempt = checkout.Attempt + 1,
        Provider = command.Payment.Provider,
        PaidBy = command.Operation.Value,
        AttemptedAt = now,
        NextAction = null,
        Reason = null,
    };

    /// <summary>What follows from a provider's answer.</summary>
    public static PaymentStep After(StoredCheckout checkout, PaymentAnswer answer, DateTimeOffset now)
    {
        var age = now - (checkout.AttemptedAt ?? now);
        return answer.State switch
        {
            PaymentState.Authorised or PaymentState.Captured => PaymentStep.PlaceOrder,
            PaymentState.Declined or PaymentState.Voided or PaymentState.Cancelled or PaymentState.CardRefused => PaymentStep.BackToOpen,
            PaymentState.NeverHeardOf => age < HearWithin ? PaymentStep.AskLater : PaymentStep.Cancel,
            PaymentState.RequiresAction => age < ApproveWithin ? PaymentStep.AwaitHolder : PaymentStep.Cancel,
            _ => age < KnowWithin ? PaymentStep.AskLater : PaymentStep.Cancel,
        };
    }

    /// <summary>The payment was refused: the checkout is as before, and its lines are held for another while.</summary>
    public static StoredCheckout Refused(StoredCheckout checkout, string? reason, DateTimeOffset now) =>
        Opened(checkout, now) with { Reason = reason ?? "declined", NextAction = null };

    /// <summary>
    /// The provider takes no such card: nothing was tried, so that the wish isn't spent, and may come again with another card.
    /// </summary>
    public static StoredCheckout CardRefused(StoredCheckout checkout, string? reason, DateTimeOffset now) =>
        Refused(checkout, reason, now) with { PaidBy = default };

    /// <summary>Paid: this is its order.</summary>
    public static StoredCheckout Paid(StoredCheckout checkout, OrderId order, string number) =>
        checkout with { Status = CheckoutStatus.Paid, Order = order, OrderNumber = number, NextAction = null, Reason = null };

    /// <summary>Given up.</summary>
    public static StoredCheckout Released(StoredCheckout checkout, string reason) =>
        checkout with { Status = CheckoutStatus.Released, Reason = reason, NextAction = null };
}
