namespace Shop.Orders;

/// <summary>Money that is given back, or was.</summary>
/// <param name="Key">Its name at the provider: the same for every attempt, so that it is one refund.</param>
/// <param name="Operation">The wish that it came from.</param>
/// <param name="Amount">How much.</param>
/// <param name="Reason">Why.</param>
/// <param name="Actor">Who asked for it.</param>
/// <param name="Status">How far it is.</param>
public sealed record Refund(string Key, OperationId Operation, Money Amount, string Reason, string Actor, RefundStatus Status);
