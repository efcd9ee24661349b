namespace Shop.Orders;

/// <summary>An <see cref="OrderId"/> as a JSON string.</summary>
public sealed class OrderIdJsonConverter : TextJsonConverter<OrderId>
{
    /// <inheritdoc/>
    protected override string What => "order's id";

    /// <inheritdoc/>
    protected override bool TryParse(string? text, out OrderId value) => OrderId.TryParse(text, out value);
}
