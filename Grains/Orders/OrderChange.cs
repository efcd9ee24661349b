using System.Collections.Immutable;

namespace Shop.Orders;

/// <summary>What is written at once: an order as it is afterwards, the lines of its story, and what is to follow.</summary>
/// <param name="Order">As it is afterwards; its version counts the new lines.</param>
/// <param name="Events">The new lines of its story: one or more.</param>
/// <param name="FollowUps">What others are to do about it.</param>
public sealed record OrderChange(StoredOrder Order, ImmutableArray<OrderEvent> Events, ImmutableArray<FollowUp> FollowUps);

/// <summary>Work for the outbox.</summary>
/// <param name="Kind">Who does it: <see cref="Outbox.IOutboxHandler.Kind"/>.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Data">What else there is to know.</param>
/// <param name="After">How long it waits first, for what is done at once to be done.</param>
public sealed record FollowUp(string Kind, string Subject, ImmutableSortedDictionary<string, string> Data, TimeSpan After);
