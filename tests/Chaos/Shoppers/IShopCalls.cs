namespace Shop.Chaos.Shoppers;

/// <summary>How a shopper's requests get to the shop: carefully, as in drills, or as cheaply as it goes, where there are thousands of them.</summary>
internal interface IShopCalls
{
    /// <summary>What the shopper shows; null before there is a session.</summary>
    string? Token { get; set; }

    /// <summary>Sends a request until it is answered; <see cref="Answer.IsUnknown"/> where it wasn't, for as long as a shopper waits.</summary>
    /// <param name="method">Of HTTP.</param>
    /// <param name="path">From the shop's root on, or a whole address.</param>
    /// <param name="body">Becomes JSON; null for none.</param>
    /// <param name="key">Names the wish; the same in each try.</param>
    Task<Answer> SendAsync(HttpMethod method, string path, object? body = null, string? key = null);
}
