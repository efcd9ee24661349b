namespace Shop.Catalog;

/// <summary>Whether a variant can be had, as shoppers are told.</summary>
/// <param name="State">Whether.</param>
/// <param name="Quantity">How many, told only when <see cref="AvailabilityState.Low"/>: the whole stock is nobody's business.</param>
[GenerateSerializer, Immutable, Alias("shop.catalog.Availability")]
public readonly record struct Availability([property: Id(0)] AvailabilityState State, [property: Id(1)] int? Quantity)
{
    /// <summary>What is left of this many counts as low: so few that a shopper had better not wait.</summary>
    public const int LowAtMost = 5;

    /// <summary>What shoppers are told of a stock.</summary>
    /// <param name="available">Pieces that nobody has reserved; less than none counts as none.</param>
    /// <param name="allowBackorder">Whether more can be sold than there are.</param>
    public static Availability Of(int available, bool allowBackorder) => available switch
    {
        > LowAtMost => new Availability(AvailabilityState.InStock, null),
        > 0 => new Availability(AvailabilityState.Low, available),
        _ => new Availability(allowBackorder ? AvailabilityState.Backorder : AvailabilityState.Out, null),
    };
}
