using System.Collections.Immutable;

namespace Shop.Orders;

/// <summary>A parcel that was sent.</summary>
/// <param name="Number">Its number in the order, from 1.</param>
/// <param name="Operation">The wish that it came from.</param>
/// <param name="Lines">What is in it.</param>
/// <param name="Tracking">How to follow it.</param>
/// <param name="IsDelivered">Whether it has arrived.</param>
public sealed record Parcel(int Number, OperationId Operation, ImmutableArray<ParcelLine> Lines, Tracking? Tracking, bool IsDelivered);
