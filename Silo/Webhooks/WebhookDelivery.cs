using Shop.Webhooks;

namespace Shop.Silo.Webhooks;

/// <summary>A delivery that this process is to make.</summary>
/// <param name="Id">Its number in the log.</param>
/// <param name="Event">The event's id.</param>
/// <param name="Type">What happened.</param>
/// <param name="Data">To what: a JSON object, as the database wrote it.</param>
/// <param name="Url">Where it goes.</param>
/// <param name="Secret">What it is signed by, as it is stored.</param>
/// <param name="FormerSecret">And by this one as well, while the secret is being changed.</param>
/// <param name="Signing">How: one of <see cref="WebhookSignings"/>.</param>
internal sealed record WebhookDelivery(
    long Id, string Event, string Type, string Data, string Url, string Secret, string? FormerSecret, string Signing = WebhookSignings.Shop);

/// <summary>What became of an attempt.</summary>
/// <param name="IsDelivered">Whether the place has taken it: any 2xx.</param>
/// <param name="Status">What it answered; null for nothing.</param>
/// <param name="Failure">Why it wasn't delivered, for staff; it repeats nothing that the place has said.</param>
internal sealed record WebhookOutcome(bool IsDelivered, int? Status, string? Failure);
