using System.Collections.Immutable;

namespace Shop.Api.Live;

/// <summary>Something that streams of this process are told of: its latest version, and who wants to know.</summary>
/// <param name="topic">What.</param>
internal sealed class LiveSubject(LiveTopic topic)
{
    private readonly Lock _lock = new();
    private ImmutableHashSet<LiveStream> _streams = [];
    private long _version;

    /// <summary>What.</summary>
    public LiveTopic Topic => topic;

    /// <summary>Its latest version; 0 where none is known yet.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>When its grain was last asked to tell on; the least number where it never was.</summary>
    public long WatchedAt { get; set; } = long.MinValue;

    /// <summary>Whether nobody wants to know any more. It takes no more streams then.</summary>
    public bool IsLeft { get; private set; }

    /// <summary>Adds a stream; false where the subject was left before.</summary>
    public bool TryAdd(LiveStream stream)
    {
        lock (_lock)
        {
            if (!IsLeft)
            {
                _streams = _streams.Add(stream);
            }

            return !IsLeft;
        }
    }

    /// <summary>Takes a stream out; true where it was the last.</summary>
    public bool Remove(LiveStream stream)
    {
        lock (_lock)
        {
            _streams = _streams.Remove(stream);
            return IsLeft = _streams.IsEmpty;
        }
    }

    /// <summary>Takes a version over, and tells all streams where it is later than what is known.</summary>
    public void Publish(long version)
    {
        ImmutableHashSet<LiveStream> streams;
        lock (_lock)
        {
            if (version <= _version)
            {
                return;
            }

            Volatile.Write(ref _version, version);
            streams = _streams;
        }

        foreach (var stream in streams)
        {
            stream.Mark(topic);
        }
    }
}
