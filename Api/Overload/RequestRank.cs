namespace Shop.Api.Overload;

/// <summary>Who is answered first where not all can be at once. Greater ones go before.</summary>
internal enum RequestRank
{
    /// <summary>Programs that read the catalog for somebody else: they come again.</summary>
    Crawling,

    /// <summary>Looking around.</summary>
    Browsing,

    /// <summary>
    /// New sessions and places in a waiting room: those who come, and those who wait for their turn. In a sale they are the many; whoever
    /// has been let in goes before them, or admissions would run out unused.
    /// </summary>
    Arriving,

    /// <summary>Carts, accounts, orders: what leads to a purchase, or follows one.</summary>
    Shopping,

    /// <summary>Checkouts in progress, what payment providers tell, and staff, who may have to do something about the rush.</summary>
    Buying,
}
