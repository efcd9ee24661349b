namespace Shop.Inventory;

/// <summary>What became of asking for a hold. The numbers go over the wire and never change their meaning.</summary>
[GenerateSerializer, Alias("shop.inventory.HoldOutcome")]
public enum HoldOutcome
{
    /// <summary>Nothing is known.</summary>
    None = 0,

    /// <summary>The pieces are kept, since now or since an earlier call.</summary>
    Held = 1,

    /// <summary>So many aren't to be had.</summary>
    InsufficientStock = 2,

    /// <summary>The checkout had a hold of this thing, which was given up or ran out: it gets no other.</summary>
    Ended = 3,

    /// <summary>The checkout has a hold of this thing, of another quantity.</summary>
    OtherQuantity = 4,
}
