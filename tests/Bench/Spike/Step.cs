namespace Shop.Bench.Spike;

/// <summary>What happened to a virtual shopper.</summary>
internal enum Step
{
    Arrived,

    /// <summary>Has a place in the room.</summary>
    Waiting,
    Admitted,

    /// <summary>A checkout has what is bought held.</summary>
    Held,
    Paid,

    /// <summary>Was admitted, and found nothing.</summary>
    FoundNothing,

    /// <summary>Was refused the payment.</summary>
    Declined,

    /// <summary>Left, for nobody answered for as long as one waits.</summary>
    GaveUp,

    /// <summary>Was told that it is sold out, and left.</summary>
    Left,
}
