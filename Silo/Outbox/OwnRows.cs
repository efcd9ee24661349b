using System.Collections.Concurrent;

namespace Shop.Silo.Outbox;

/// <summary>
/// Rows of the outbox that this silo wrote as claimed by itself: it does them without having them written once more for the claim.
/// They are in PostgreSQL before they are here; one that isn't done while its claim lasts is anybody's.
/// </summary>
internal sealed class OwnRows(TimeProvider time)
{
    /// <summary>How long a claim lasts, in seconds: a row's work is a call or two, and one that old belongs to a silo that is gone. Doubled with every attempt.</summary>
    public const int LeaseSeconds = 10;

    // What isn't begun by half of the claim is left to whoever takes it up after its end: the rest is for doing it.
    private static readonly TimeSpan _age = TimeSpan.FromSeconds(LeaseSeconds) / 2;

    private readonly ConcurrentQueue<(OutboxRow Row, long At)> _rows = [];

    /// <summary>Hands over rows that were committed with a claim.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="begun">The time's timestamp of before they were written, which is when the claim may have begun.</param>
    public void Add(IEnumerable<OutboxRow> rows, long begun)
    {
        foreach (var row in rows)
        {
            _rows.Enqueue((row, begun));
        }
    }

    /// <summary>Takes the oldest of those whose claim is good for the time that their work takes.</summary>
    public List<OutboxRow> Take(int countMax)
    {
        var taken = new List<OutboxRow>();
        while (taken.Count < countMax && _rows.TryDequeue(out var first))
        {
            if (time.GetElapsedTime(first.At) < _age)
            {
                taken.Add(first.Row);
            }
        }

        return taken;
    }
}
