namespace Shop.Inventory;

/// <summary>What a hold may do next. The numbers go over the wire and never change their meaning.</summary>
[GenerateSerializer, Alias("shop.inventory.HoldMove")]
public enum HoldMove
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A held one is given up; one that is being paid is not.</summary>
    Release = 1,

    /// <summary>A held one whose time has run out is given up.</summary>
    Expire = 2,

    /// <summary>A held one is being paid: from now on it doesn't run out.</summary>
    BeginPayment = 3,

    /// <summary>The payment was refused: the hold is as before, for another ten minutes.</summary>
    EndPayment = 4,

    /// <summary>The payment was given up for good: the hold too.</summary>
    Abandon = 5,

    /// <summary>A sold one leaves the warehouse's books.</summary>
    Post = 6,
}
