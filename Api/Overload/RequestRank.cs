namespace Shop.Api.Overload;

/// <summary>Who is answered first where not all can be at once. Greater ones go before.</summary>
internal enum RequestRank
{
    /// <summary>Programs that read the catalog for somebody else: they come again.</summary>
    Crawling,

    /// <summary>Looking around.</summary>
    Browsing,

    /// <summary>New sessions, and places in a waiting room: those who come. In a sale they are the many.</summary>
    Arriving,

    /// <summary>Looks at one's place in a waiting room: without them admissions would run out unused.</summary>
    Waiting,

    /// <summary>Carts, accounts, orders: what leads to a purchase, or follows one.</summary>
    Shopping,

    /// <summary>Checkouts in progress, what payment providers tell, and staff, who may have to do something about the rush.</summary>
    Buying,
}
