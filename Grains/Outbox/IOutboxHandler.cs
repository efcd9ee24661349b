using System.Text.Json;

namespace Shop.Outbox;

/// <summary>
/// Does what follows from something that was committed. It may be asked twice for the same, and in any order: the second time
/// changes nothing.
/// </summary>
public interface IOutboxHandler
{
    /// <summary>What it does: the rows of this kind are its.</summary>
    string Kind { get; }

    /// <summary>Does it; where it throws, it is asked again later.</summary>
    /// <param name="subject">What it is about: a SKU, a cart, an order.</param>
    /// <param name="data">What else there is to know.</param>
    /// <param name="cancellationToken">The silo is stopping.</param>
    Task HandleAsync(string subject, JsonElement data, CancellationToken cancellationToken);
}
