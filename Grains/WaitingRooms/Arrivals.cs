using Shop.Customers;

namespace Shop.WaitingRooms;

/// <summary>Who waits for a ticket, in the order in which they came. Whoever asks twice meanwhile is one.</summary>
internal sealed class Arrivals
{
    // One statement's worth: a commit costs as much as some hundred rows; more than these gain little, and make those wait who came
    // first.
    private const int BatchMax = 1_000;

    // What the minute before a sale brings in a second, with a batch every few milliseconds. Who comes beyond that is better told at once.
    private const int WaitingMax = 20_000;

    private readonly Queue<Arriving> _waiting = [];
    private readonly Dictionary<ShopperId, Task<int>> _asked = [];

    /// <summary>Adds somebody; their ticket's number once it is stored.</summary>
    /// <exception cref="TimeoutException">Too many wait; nothing was done.</exception>
    public Task<int> Add(ShopperId shopper)
    {
        if (_asked.TryGetValue(shopper, out var known))
        {
            return known;
        }

        if (_waiting.Count >= WaitingMax)
        {
            throw new TimeoutException("Too many come to this waiting room at once; nothing was done.");
        }

        var one = new Arriving(shopper, new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting.Enqueue(one);
        return _asked[shopper] = one.Number.Task;
    }

    /// <summary>Takes the next batch from the head; empty where nobody waits.</summary>
    public List<Arriving> Take()
    {
        var batch = new List<Arriving>();
        while (batch.Count < BatchMax && _waiting.TryDequeue(out var next))
        {
            _asked.Remove(next.Shopper);
            batch.Add(next);
        }

        return batch;
    }

    /// <summary>Somebody who waits for a number.</summary>
    /// <param name="Shopper">Who.</param>
    /// <param name="Number">The number, once it is stored; 0 where there is none.</param>
    public sealed record Arriving(ShopperId Shopper, TaskCompletionSource<int> Number);
}
