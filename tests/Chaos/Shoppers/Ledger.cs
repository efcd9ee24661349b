using System.Collections.Concurrent;

namespace Shop.Chaos.Shoppers;

/// <summary>Everything that shoppers were told, as they understood it.</summary>
internal sealed class Ledger
{
    /// <summary>The carts that were opened.</summary>
    public ConcurrentBag<CartBook> Carts { get; } = [];

    /// <summary>The orders that were said to be placed.</summary>
    public ConcurrentBag<OrderAck> Orders { get; } = [];

    /// <summary>The orders that were said to be cancelled.</summary>
    public ConcurrentBag<string> Cancelled { get; } = [];

    /// <summary>The checkouts of which a payment was said to be refused, and none was made afterwards.</summary>
    public ConcurrentBag<string> Refused { get; } = [];

    /// <summary>The places in waiting rooms that were given.</summary>
    public ConcurrentBag<PlaceBook> Places { get; } = [];

    /// <summary>What each named wish became: the same, however often it is told.</summary>
    public ConcurrentBag<(string Key, string Became)> Winners { get; } = [];

    /// <summary>What was said that can't be, at the time it was said.</summary>
    public ConcurrentBag<string> Lies { get; } = [];

    /// <summary>What nobody was told the end of, for as long as a shopper waits.</summary>
    public ConcurrentBag<string> Unknown { get; } = [];
}
