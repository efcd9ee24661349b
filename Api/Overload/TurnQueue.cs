using System.Diagnostics.CodeAnalysis;

namespace Shop.Api.Overload;

/// <summary>
/// Those who wait for a turn: the highest rank goes first, and of one rank whoever came first. Where it is full, whoever came last of the
/// lowest rank makes way for a higher one. Not for several threads.
/// </summary>
/// <typeparam name="T">What stands for one who waits.</typeparam>
internal sealed class TurnQueue<T>
    where T : class
{
    // Whoever came first stands first.
    private readonly LinkedList<(T One, long At)>[] _byRank = [.. Enum.GetValues<RequestRank>().Select(static _ => new LinkedList<(T, long)>())];

    /// <summary>How many wait.</summary>
    public int Count { get; private set; }

    /// <summary>Has one wait; false where there is no place for them.</summary>
    /// <param name="rank">Theirs.</param>
    /// <param name="one">Who.</param>
    /// <param name="at">When; later ones are greater.</param>
    /// <param name="most">How many may wait.</param>
    /// <param name="displaced">Who makes way for them; null for nobody.</param>
    public bool TryAdd(RequestRank rank, T one, long at, int most, out T? displaced)
    {
        displaced = null;
        if (Count >= most && !TryDisplace(rank, out displaced))
        {
            return false;
        }

        _byRank[(int)rank].AddLast((one, at));
        Count++;
        return true;
    }

    /// <summary>Takes out whose turn it is; false where nobody waits.</summary>
    public bool TryTake([MaybeNullWhen(false)] out T one)
    {
        one = null;
        if (Array.FindLast(_byRank, static line => line.Count > 0) is not { } line)
        {
            return false;
        }

        one = line.First!.Value.One;
        line.RemoveFirst();
        Count--;
        return true;
    }

    /// <summary>Takes out all who came before their rank's time.</summary>
    public List<T> TakeBefore(Func<RequestRank, long> time)
    {
        var late = new List<T>();
        foreach (var rank in Enum.GetValues<RequestRank>())
        {
            var (line, before) = (_byRank[(int)rank], time(rank));
            while (line.First is { } first && first.Value.At < before)
            {
                late.Add(first.Value.One);
                line.RemoveFirst();
                Count--;
            }
        }

        return late;
    }

    private bool TryDisplace(RequestRank rank, out T? displaced)
    {
        displaced = null;
        var lowest = Array.FindIndex(_byRank, static line => line.Count > 0);
        if (lowest < 0 || lowest >= (int)rank)
        {
            return false;
        }

        displaced = _byRank[lowest].Last!.Value.One;
        _byRank[lowest].RemoveLast();
        Count--;
        return true;
    }
}
