using System.Text.Json.Serialization;
using Shop.Customers;

namespace Shop.Api.Webhooks;

/// <summary>A delivery of an event, as far as it got.</summary>
/// <param name="Id">Its name in the log.</param>
/// <param name="EventId">The event's, which its receiver sees as <c>webhook-id</c>.</param>
/// <param name="Type">What happened.</param>
/// <param name="Status"><c>waiting</c> for its next attempt, <c>delivered</c>, or <c>given_up</c> after three days.</param>
/// <param name="CreatedAt">When it happened.</param>
/// <param name="Attempts">How many times it was sent.</param>
/// <param name="AttemptedAt">When it was sent last.</param>
/// <param name="NextAttemptAt">When it will be sent again.</param>
/// <param name="DeliveredAt">When its receiver took it.</param>
/// <param name="AnswerStatus">The HTTP status that was answered last.</param>
/// <param name="Failure">Why it wasn't taken.</param>
/// <param name="ReplayedAt">When staff had it sent once more.</param>
/// <param name="ReplayedBy">Who.</param>
public sealed record DeliveryAnswer(
    string Id,
    string EventId,
    string Type,
    string Status,
    DateTimeOffset CreatedAt,
    int Attempts,
    DateTimeOffset? AttemptedAt,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? DeliveredAt,
    int? AnswerStatus,
    string? Failure,
    DateTimeOffset? ReplayedAt,
    ShopperId? ReplayedBy);

/// <summary>A page of deliveries.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record DeliveryPage(
    IReadOnlyList<DeliveryAnswer> Items,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
