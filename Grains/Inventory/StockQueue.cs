using Shop.Checkout;

namespace Shop.Inventory;

/// <summary>What waits for a stock's next batch, in the order in which it came.</summary>
internal sealed class StockQueue
{
    // One statement's worth: a commit costs as much as some hundred rows; more than these gain little, and make those wait who came
    // first.
    private const int BatchMax = 1_000;

    // What a flash sale brings in a second, with a batch every few milliseconds. Who comes beyond that is better told at once.
    private const int WaitingMax = 20_000;

    private readonly Queue<StockRequest> _waiting = [];

    /// <summary>Whether nothing waits.</summary>
    public bool IsEmpty => _waiting.Count == 0;

    /// <summary>Adds a request; false where too many wait.</summary>
    public bool TryAdd(StockRequest request)
    {
        if (_waiting.Count >= WaitingMax)
        {
            return false;
        }

        _waiting.Enqueue(request);
        return true;
    }

    /// <summary>
    /// Takes the next batch from the head. It ends before a second request of one checkout, since within a batch their order
    /// would be lost.
    /// </summary>
    public List<StockRequest> Take()
    {
        var batch = new List<StockRequest>();
        var checkouts = new HashSet<CheckoutId>();
        while (batch.Count < BatchMax
            && _waiting.TryPeek(out var next)
            && (next.Checkout is not { } checkout || checkouts.Add(checkout)))
        {
            batch.Add(_waiting.Dequeue());
        }

        return batch;
    }
}
