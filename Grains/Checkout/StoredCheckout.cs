using System.Text.Json;
using System.Text.Json.Serialization;
using Shop.Carts;
using Shop.Customers;
using Shop.Mail;
using Shop.Orders;
using Shop.WaitingRooms;

namespace Shop.Checkout;

/// <summary>A checkout as it is stored.</summary>
public sealed record StoredCheckout
{
    /// <summary>Its name.</summary>
    public required CheckoutId Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required ShopperId Owner { get; init; }

    /// <summary>The cart that it is of; one of its checkouts at most is neither paid nor released.</summary>
    public required CartId Cart { get; init; }

    /// <summary>The cart's version whose lines it is of.</summary>
    public long CartVersion { get; init; }

    /// <summary>Where the confirmation goes.</summary>
    public required string Email { get; init; }

    /// <summary>In which language it is written.</summary>
    public string Language { get; init; } = MailLanguages.Default;

    /// <summary>Where the order goes.</summary>
    public required Address ShippingAddress { get; init; }

    /// <summary>How.</summary>
    public required string ShippingMethod { get; init; }

    /// <summary>What admitted its owner; null where nothing in it is guarded. It is used up with the first row, and not before.</summary>
    public AdmissionToken? Admission { get; init; }

    /// <summary>The waiting room that did.</summary>
    public WaitingRoomId? Room { get; init; }

    /// <summary>How far it is.</summary>
    public CheckoutStatus Status { get; init; } = CheckoutStatus.Begun;

    /// <summary>What it costs; null before that is fixed.</summary>
    public Quote? Quote { get; init; }

    /// <summary>Until when it can be paid; null before it is open.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Counts the attempts to pay: each has a key of its own at the provider.</summary>
    public int Attempt { get; init; }

    /// <summary>Who is asked for the current attempt's money.</summary>
    public string? Provider { get; init; }

    /// <summary>The wish that the current attempt came from.</summary>
    public Guid PaidBy { get; init; }

    /// <summary>When the current attempt was begun, by the database's clock.</summary>
    public DateTimeOffset? AttemptedAt { get; init; }

    /// <summary>Where the card's holder has to approve.</summary>
    public string? NextAction { get; init; }

    /// <summary>Why the last attempt was refused, or the checkout given up.</summary>
    public string? Reason { get; init; }

    /// <summary>The order that it became.</summary>
    public OrderId? Order { get; init; }

    /// <summary>Its number.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>Counts its changes, from 1: a change names the version that it was decided on.</summary>
    public long Version { get; init; }

    /// <summary>What a newer version has stored: it is kept, for the time when that version reads it again.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>The current attempt's name at the provider.</summary>
    [JsonIgnore]
    public string PaymentKey => $"{Id}-{Attempt}";

    /// <summary>Whether it holds stock, or may come to.</summary>
    [JsonIgnore]
    public bool IsLive => Status is not (CheckoutStatus.Paid or CheckoutStatus.Released);

    /// <summary>Whether money may be on its way.</summary>
    [JsonIgnore]
    public bool IsPaying => Status is CheckoutStatus.Paying or CheckoutStatus.RequiresAction or CheckoutStatus.Pending;

    /// <summary>As others see it.</summary>
    public CheckoutView ToView() => new()
    {
        Id = Id,
        Owner = Owner,
        Cart = Cart,
        Status = Status,
        Quote = Quote,
        ExpiresAt = ExpiresAt,
        NextAction = NextAction,
        Reason = Reason,
        Order = Order,
        OrderNumber = OrderNumber,
        Version = Version,
    };
}
