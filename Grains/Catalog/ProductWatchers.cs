namespace Shop.Catalog;

/// <summary>Who is told of a product's changes, each until its lease ends.</summary>
internal sealed class ProductWatchers(TimeProvider time)
{
    // One for each Api process; a hundred of them are more than any shop has, and bound what one product may cost.
    private const int CountMax = 100;

    private readonly Dictionary<IProductObserver, long> _since = [];

    /// <summary>When the latest push was.</summary>
    public long PushedAt { get; set; }

    /// <summary>The push that waits for its time.</summary>
    public IDisposable? Waiting { get; set; }

    /// <summary>Whether nobody watches.</summary>
    public bool IsEmpty
    {
        get
        {
            Expire();
            return _since.Count == 0;
        }
    }

    /// <summary>Adds one, or prolongs its lease.</summary>
    /// <exception cref="InvalidOperationException">There are too many.</exception>
    public void Add(IProductObserver observer)
    {
        if (_since.Count >= CountMax && !_since.ContainsKey(observer))
        {
            Expire();
            if (_since.Count >= CountMax)
            {
                throw new InvalidOperationException($"{CountMax} processes watch this product already, the most there may be.");
            }
        }

        _since[observer] = time.GetTimestamp();
    }

    /// <summary>Calls everyone whose lease holds.</summary>
    public void Tell(Action<IProductObserver> call)
    {
        Expire();
        foreach (var observer in _since.Keys)
        {
            call(observer);
        }
    }

    private void Expire()
    {
        foreach (var (observer, since) in _since)
        {
            if (time.GetElapsedTime(since) > CatalogLimits.WatchLease)
            {
                _since.Remove(observer); // a dictionary bears this while it is walked through
            }
        }
    }
}
