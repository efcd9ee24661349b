using System.Collections.Immutable;
using Shop.Customers;
using Shop.Mail;

namespace Shop.Orders;

/// <summary>An order as it is stored, as far as it is decided on.</summary>
public sealed record StoredOrder
{
    /// <summary>Its name.</summary>
    public required OrderId Id { get; init; }

    /// <summary>What people call it by.</summary>
    public required string Number { get; init; }

    /// <summary>Whose it is.</summary>
    public required ShopperId Owner { get; init; }

    /// <summary>Where its mails go.</summary>
    public required string Email { get; init; }

    /// <summary>In which language they are written.</summary>
    public string Language { get; init; } = MailLanguages.Default;

    /// <summary>Who takes the parcels.</summary>
    public required string Recipient { get; init; }

    /// <summary>How far it is.</summary>
    public required OrderStatus Status { get; init; }

    /// <summary>Counts the lines of its story, from 1: a change names the version that it was decided on.</summary>
    public required long Version { get; init; }

    /// <summary>What was bought.</summary>
    public required ImmutableArray<OrderLine> Lines { get; init; }

    /// <summary>How it was paid.</summary>
    public required OrderPayment Payment { get; init; }

    /// <summary>What was sent, by number from 1.</summary>
    public ImmutableArray<Parcel> Parcels { get; init; } = [];

    /// <summary>What was given back, or is to be, the oldest first.</summary>
    public ImmutableArray<Refund> Refunds { get; init; } = [];

    /// <summary>Whether money is still to be moved: a cancelled order's let go of, or a refund made.</summary>
    public bool IsUnsettled => IsToBeVoided || Refunds.Any(static refund => refund.Status == RefundStatus.Pending);

    /// <summary>Whether money is set aside that nobody will take.</summary>
    public bool IsToBeVoided => Status == OrderStatus.Cancelled && Payment.State == OrderPaymentState.Authorised;
}
