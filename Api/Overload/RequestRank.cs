namespace Shop.Api.Overload;

/// <summary>Who is answered first where not all can be at once. Greater ones go before.</summary>
internal enum RequestRank
{
    /// <summary>Programs that read the catalog for somebody else: they come again.</summary>
    Crawling,

    /// <summary>Looking around.</summary>
    Browsing,

    /// <summary>Sessions, carts, orders, places in a waiting room: what leads to a purchase, or follows one.</summary>
    Shopping,

    /// <summary>Checkouts in progress, what payment providers tell, and staff, who may have to do something about the rush.</summary>
    Buying,
}
